import { answerFaults, type GivenAnswer } from './answer-faults.ts';

/** Every answer of every test goes through here: one that docs/openapi.json does not know fails the test. */
export const holdAnswer = <A extends Pick<GivenAnswer, 'status' | 'headers' | 'body'>>(
  { method, path }: Pick<GivenAnswer, 'method' | 'path'>,
  answer: A,
): A => {
  // A bench measures our code and not this.
  if (process.env['VITEST'] === undefined) return answer;
  const faults = answerFaults({ method, path, ...answer });
  if (faults.length === 0) return answer;
  throw new Error(
    `docs/openapi.json does not know this answer of ${method} ${path} (${answer.status}): ${faults.join('; ')}`,
  );
};
