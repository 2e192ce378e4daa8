import { once } from 'node:events';

/** Something that has to be over by a certain time; the signal tells it to let go of what it started. */
export type Work<T> = (signal: AbortSignal) => Promise<T>;

export type Step = <T>(name: string, limitSeconds: number, work: Work<T>) => Promise<T>;

/** What went wrong, and in which step. */
export class StepFailed extends Error {
  readonly step: string;

  constructor(step: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'StepFailed';
    this.step = step;
  }
}

const secondsSince = (start: number) => `${((performance.now() - start) / 1_000).toFixed(1)} s`;

/** Fails when `signal` does. */
const failsWith = async (signal: AbortSignal): Promise<never> => {
  if (!signal.aborted) await once(signal, 'abort');
  throw signal.reason;
};

const limitedTo = async <T>(limitSeconds: number, stopped: AbortSignal, work: Work<T>): Promise<T> => {
  const over = new AbortController();
  const late = setTimeout(
    () => over.abort(new Error(`It was not done within ${limitSeconds} s.`)),
    limitSeconds * 1_000,
  );
  const signal = AbortSignal.any([stopped, over.signal]);
  try {
    return await Promise.race([work(signal), failsWith(signal)]);
  } finally {
    clearTimeout(late);
  }
};

/** Takes one step after the other, each within its limit, and says how long each took. */
export const stepper = (stopped: AbortSignal, say: (line: string) => void): Step => {
  let count = 0;
  return async (name, limitSeconds, work) => {
    count += 1;
    const start = performance.now();
    try {
      const result = await limitedTo(limitSeconds, stopped, work);
      say(`${String(count).padStart(2)}  ${secondsSince(start).padStart(7)}  ${name}`);
      return result;
    } catch (error) {
      say(`${String(count).padStart(2)}  ${secondsSince(start).padStart(7)}  ${name}: FAILED`);
      throw new StepFailed(name, error);
    }
  };
};
