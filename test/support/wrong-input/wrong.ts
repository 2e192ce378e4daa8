import { expect } from 'vitest';
import type { Claims } from '../call.ts';
import type { canaryWorld } from '../canary-world.ts';

/** Something that somebody sends and must not: by whom, where, and what they are told. */
export interface Wrong {
  readonly what: string;
  readonly who: Claims;
  /** Method and target. */
  readonly to: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status: number;
  /** Of the field that has to be put right. */
  readonly at?: string;
  readonly says: RegExp;
}

type World = Awaited<ReturnType<typeof canaryWorld>>;

/** The answer is a problem document that says what to do, nothing is written, and nobody is woken. */
export const expectRefused = async ({ call, table, log }: World, it: Wrong): Promise<void> => {
  const [before, lines] = [table.all(), log.lines.length];
  const [method = '', target = ''] = it.to.split(' ');
  const { body, headers = {} } = it;
  const answer = await call(method, target, it.who, { body, headers });
  const faults: { pointer: string; detail: string }[] = answer.body.errors ?? [];
  expect({
    status: answer.status,
    says: [answer.body.detail, ...faults.map(({ detail }) => detail)],
  }).toEqual({
    status: it.status,
    says: expect.arrayContaining([expect.stringMatching(it.says)]),
  });
  expect(answer.headers['content-type']).toBe('application/problem+json');
  if (it.at !== undefined) expect(faults.map(({ pointer }) => pointer)).toContain(it.at);
  expect(table.all()).toEqual(before);
  expect(log.lines).toHaveLength(lines);
};
