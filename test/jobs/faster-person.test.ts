import { expect, it } from 'vitest';
import { conflict } from '../../shared/base/refusal.ts';
import { sweepPartitions } from '../../shared/jobs/use-cases/run-sweep.ts';
import type { Due } from '../../shared/table/look.ts';
import { memoryTable } from '../../shared/table/memory-table.ts';
import { WriteRefused } from '../../shared/table/table.ts';
import { testContext } from '../support/context.ts';

const sweepOf = (...due: Due[]) => {
  const partition = {
    expected: async () => due.length,
    async *pages() {
      yield due;
    },
  };
  const sweep = {
    job: 'finish-work' as const,
    partitions: [partition],
    atOnce: 1,
    idOf: ({ id }: Due) => id,
    process: (one: Due) => one.process(),
  };
  return sweepPartitions(sweep, testContext(memoryTable()).ctx);
};

it.each([
  ['refuses the job as overtaken', conflict('record.overtaken')],
  ['lost its guard each time', new WriteRefused(0, undefined)],
])('is complete when a record %s: a person was faster', async (_, error) => {
  const overtaken = { id: 'a', process: () => Promise.reject(error) };
  const other = { id: 'b', process: async () => true };
  expect(await sweepOf(overtaken, other)).toMatchObject({
    changed: 1,
    skipped: 1,
    failed: 0,
    complete: true,
  });
});

/** A partition out of which somebody takes `gone` between its count and its reading. */
const shrinking = (ids: readonly string[], gone: readonly string[]) => {
  let counted = false;
  const standing = () => ids.filter((id) => !counted || !gone.includes(id));
  return {
    async expected() {
      const count = standing().length;
      counted = true;
      return count;
    },
    async *pages() {
      yield standing();
    },
  };
};

const swept = async (partition: Parameters<typeof sweepPartitions<string>>[0]['partitions'][number]) => {
  const processed: string[] = [];
  const sweep = {
    job: 'overdue' as const,
    partitions: [partition],
    atOnce: 1,
    idOf: (id: string) => id,
    process: async (id: string) => processed.push(id) > 0,
  };
  const certificate = await sweepPartitions(sweep, testContext(memoryTable()).ctx);
  return { processed, certificate };
};

it('is complete when a record was done with between its count and its reading, and takes each once', async () => {
  const { processed, certificate } = await swept(shrinking(['a', 'b', 'c'], ['b']));
  expect(processed).toStrictEqual(['a', 'c']);
  expect(certificate).toMatchObject({ expected: 2, scanned: 2, changed: 2, complete: true });
});

it('is incomplete when what the database counts cannot be read, however often it is looked at', async () => {
  const short = {
    expected: async () => 2,
    async *pages() {
      yield ['a'];
    },
  };
  await expect(swept(short)).rejects.toThrow('incomplete');
});

it('reads once more what a page left out', async () => {
  let looks = 0;
  const late = {
    expected: async () => 2,
    async *pages() {
      looks += 1;
      yield looks === 1 ? ['a'] : ['a', 'b'];
    },
  };
  const { processed, certificate } = await swept(late);
  expect(processed).toStrictEqual(['a', 'b']);
  expect(certificate).toMatchObject({ expected: 2, scanned: 2, changed: 2, complete: true });
});
