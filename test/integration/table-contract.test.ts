import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localAws } from '../../local/aws.ts';
import { createTable } from '../../local/create-table.ts';
import { type Engine, startEngine } from '../../local/engine.ts';
import { dynamoTable } from '../../shared/data/dynamo-table.ts';
import { allOf, type Item, pagesOf, type Table, WriteRefused } from '../../shared/data/table.ts';
import { memoryTable } from '../support/memory-table.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);
const sk = (n: number) => `ROW#${String(n).padStart(4, '0')}`;
const rows = (pk: string, count: number, more: (n: number) => object = () => ({})): Item[] =>
  numbers(count).map((n) => ({ pk, sk: sk(n), n, ...more(n) }));
const refusal = async (work: Promise<unknown>): Promise<WriteRefused> => {
  const error = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (error instanceof WriteRefused) return error;
  throw new Error('The write was not refused.', { cause: error });
};
const sorts = (items: readonly Item[]) => items.map((item) => item.sk);

let engine: Engine;
let client: DynamoDBClient;
beforeAll(async () => {
  engine = await startEngine();
  client = new DynamoDBClient({ ...localAws, endpoint: engine.endpoint });
  await createTable(client, 'contract');
});
afterAll(async () => {
  client.destroy();
  await engine.stop();
});

const builds: Record<string, () => Table> = {
  'in memory': memoryTable,
  'on the engine': () => dynamoTable(client, 'contract'),
};

describe.each(Object.keys(builds))('the table %s', (build) => {
  let table: Table;
  let pk: string;
  beforeAll(() => {
    table = (builds[build] as () => Table)();
  });
  let turn = 0;
  const fresh = () => {
    turn += 1;
    pk = `P${turn}-${process.pid}-${Date.now()}`;
    return pk;
  };

  describe('keeps items', () => {
    it('gives back what was put, without what was undefined', async () => {
      const item = {
        pk: fresh(),
        sk: 'A',
        text: '草场',
        deep: { list: [1, 'b', { c: true }], gone: undefined },
        none: null,
        gone: undefined,
      };
      await table.write([{ put: item, guard: 'absent' }]);
      const kept = {
        pk,
        sk: 'A',
        text: '草场',
        deep: { list: [1, 'b', { c: true }] },
        none: null,
      };
      expect(await table.get({ pk, sk: 'A' })).toStrictEqual(kept);
    });

    it('has nothing where nothing was put', async () => {
      expect(await table.get({ pk: fresh(), sk: 'A' })).toBeUndefined();
    });

    it('replaces the whole item', async () => {
      await table.write([{ put: { pk: fresh(), sk: 'A', version: 1, old: true }, guard: 'absent' }]);
      await table.write([{ put: { pk, sk: 'A', version: 2 }, guard: { version: 1 } }]);
      expect(await table.get({ pk, sk: 'A' })).toStrictEqual({ pk, sk: 'A', version: 2 });
    });
  });

  describe('guards its writes', () => {
    it('refuses a second `absent` and shows what stands there', async () => {
      const first = { pk: fresh(), sk: 'A', version: 1, by: 'one' };
      await table.write([{ put: first, guard: 'absent' }]);
      const refused = await refusal(
        table.write([{ put: { pk, sk: 'A', version: 1, by: 'two' }, guard: 'absent' }]),
      );
      expect({ index: refused.index, existing: refused.existing }).toStrictEqual({
        index: 0,
        existing: first,
      });
      expect(await table.get({ pk, sk: 'A' })).toStrictEqual(first);
    });

    it('refuses another version and shows the newer item', async () => {
      const newer = { pk: fresh(), sk: 'A', version: 2 };
      await table.write([{ put: newer, guard: 'absent' }]);
      const refused = await refusal(
        table.write([{ put: { pk, sk: 'A', version: 2 }, guard: { version: 1 } }]),
      );
      expect(refused.existing).toStrictEqual(newer);
    });

    it('refuses `exists`, a version and a removal where nothing stands, and shows nothing', async () => {
      const put = { pk: fresh(), sk: 'A', version: 2 };
      for (const write of [
        { put, guard: 'exists' } as const,
        { put, guard: { version: 1 } },
        { remove: { pk, sk: 'A' }, guard: 'exists' } as const,
        { check: { pk, sk: 'A' }, guard: 'exists' } as const,
      ]) {
        const refused = await refusal(table.write([write]));
        expect(refused.existing).toBeUndefined();
      }
      expect(await table.get({ pk, sk: 'A' })).toBeUndefined();
    });

    it('does nothing at all when one guard of many does not hold, and says which', async () => {
      await table.write([{ put: { pk: fresh(), sk: 'B', version: 7 }, guard: 'absent' }]);
      const refused = await refusal(
        table.write([
          { put: { pk, sk: 'A' }, guard: 'absent' },
          { add: { pk, sk: 'SUM' }, amounts: { opened: 1 } },
          { check: { pk, sk: 'B' }, guard: { version: 6 } },
        ]),
      );
      expect(refused.index).toBe(2);
      expect(sorts(await allOf(table, { pk }))).toStrictEqual(['B']);
    });

    it('removes what it should and leaves what it only checks', async () => {
      await table.write([
        { put: { pk: fresh(), sk: 'A', version: 1 }, guard: 'absent' },
        { put: { pk, sk: 'B', version: 1 }, guard: 'absent' },
      ]);
      await table.write([
        { remove: { pk, sk: 'A' }, guard: { version: 1 } },
        { check: { pk, sk: 'B' }, guard: { version: 1 } },
      ]);
      expect(sorts(await allOf(table, { pk }))).toStrictEqual(['B']);
    });

    it('adds to numbers that need not be there yet', async () => {
      const add = { pk: fresh(), sk: 'SUM' };
      await table.write([{ add, amounts: { opened: 1 } }]);
      await table.write([{ add, amounts: { opened: 2, closed: 1 } }]);
      await table.write([{ add, amounts: { opened: -1 } }]);
      expect(await table.get(add)).toStrictEqual({ ...add, opened: 2, closed: 1 });
    });

    it('takes 100 writes at once', async () => {
      fresh();
      await table.write(rows(pk, 100).map((put) => ({ put, guard: 'absent' as const })));
      expect(await table.count({ pk })).toBe(100);
    });

    it('takes neither more than 100 writes nor two of one item', async () => {
      const writes = rows(fresh(), 101).map((put) => ({ put, guard: 'absent' as const }));
      await expect(table.write(writes)).rejects.toThrow();
      const twice = { put: { pk, sk: 'A' }, guard: 'absent' as const };
      await expect(table.write([twice, twice])).rejects.toThrow();
      expect(await table.count({ pk })).toBe(0);
    });

    it('lets one of twenty win who write the same version at once', async () => {
      await table.write([{ put: { pk: fresh(), sk: 'A', version: 1 }, guard: 'absent' }]);
      const tries = await Promise.allSettled(
        numbers(20).map((by) =>
          table.write([
            { put: { pk, sk: 'A', version: 2, by }, guard: { version: 1 } },
            { add: { pk, sk: 'SUM' }, amounts: { wins: 1 } },
          ]),
        ),
      );
      const lost = tries.filter((one) => one.status === 'rejected');
      expect(lost).toHaveLength(19);
      expect(lost.every(({ reason }) => reason instanceof WriteRefused)).toBe(true);
      expect((await table.get({ pk, sk: 'SUM' }))?.['wins']).toBe(1);
    });

    it('loses none of twenty additions made at once', async () => {
      const add = { pk: fresh(), sk: 'SUM' };
      await Promise.all(numbers(20).map(() => table.write([{ add, amounts: { opened: 1 } }])));
      expect((await table.get(add))?.['opened']).toBe(20);
    });
  });

  describe('takes and gives many', () => {
    it('loads more than one batch of 25, replacing what stood there', async () => {
      await table.load(rows(fresh(), 60, () => ({ old: true })));
      await table.load(rows(pk, 60));
      expect(await allOf(table, { pk })).toStrictEqual(rows(pk, 60));
    });

    it('loads the last of two items with one key', async () => {
      await table.load([...rows(fresh(), 1, () => ({ old: true })), ...rows(pk, 1)]);
      expect(await allOf(table, { pk })).toStrictEqual(rows(pk, 1));
    });

    it('gets more than one batch of 100, skipping what is not there', async () => {
      await table.load(rows(fresh(), 130));
      const keys = [...rows(pk, 130), { pk, sk: 'nowhere' }];
      expect(sorts(await table.getMany(keys)).sort()).toStrictEqual(rows(pk, 130).map((row) => row.sk));
    });

    it('gets nothing for no keys and loads nothing of no items', async () => {
      await table.load([]);
      expect(await table.getMany([])).toStrictEqual([]);
    });

    it('gets an item once that was asked for twice', async () => {
      await table.load(rows(fresh(), 1));
      expect(await table.getMany([...rows(pk, 1), ...rows(pk, 1)])).toStrictEqual(rows(pk, 1));
    });
  });

  describe('queries a partition', () => {
    it('in the order of the sort key, or newest first', async () => {
      await table.load(rows(fresh(), 5).reverse());
      const forwards = rows(pk, 5).map((row) => row.sk);
      expect(sorts(await allOf(table, { pk }))).toStrictEqual(forwards);
      expect(sorts(await allOf(table, { pk, newestFirst: true }))).toStrictEqual(forwards.reverse());
    });

    it.each([
      { asks: { begins: 'ROW#000' }, gets: [0, 1, 2, 3, 4, 5] },
      { asks: { begins: 'ROW#0004' }, gets: [4] },
      { asks: { upTo: sk(2) }, gets: [0, 1, 2] },
      { asks: { from: sk(3) }, gets: [3, 4, 5] },
      { asks: { from: sk(1), upTo: sk(3) }, gets: [1, 2, 3] },
      { asks: { from: sk(4), newestFirst: true }, gets: [5, 4] },
      { asks: { begins: 'X' }, gets: [] },
    ])('by $asks', async ({ asks, gets }) => {
      await table.load(rows(fresh(), 6));
      expect(sorts((await table.query({ pk, ...asks })).items)).toStrictEqual(gets.map(sk));
      expect(await table.count({ pk, ...asks })).toBe(gets.length);
    });

    it('page by page, each item once, both ways', async () => {
      await table.load(rows(fresh(), 23));
      for (const newestFirst of [false, true]) {
        const pages: Item[][] = [];
        for await (const page of pagesOf(table, { pk, limit: 10, newestFirst })) pages.push(page);
        expect(pages.map((page) => page.length)).toStrictEqual([10, 10, 3]);
        expect(new Set(sorts(pages.flat())).size).toBe(23);
      }
    });

    it('says that a full page may not be the last, even when it is', async () => {
      await table.load(rows(fresh(), 4));
      const { next } = await table.query({ pk, limit: 4 });
      expect(next).toBeDefined();
      expect(await table.query({ pk, limit: 4, after: next })).toStrictEqual({ items: [] });
    });

    it('names where to go on by keys alone', async () => {
      await table.load(rows(fresh(), 3));
      const { next } = await table.query({ pk, limit: 2 });
      expect(next).toStrictEqual({ pk, sk: sk(1) });
    });

    it('goes on from a place whose item has gone meanwhile', async () => {
      await table.load(rows(fresh(), 4));
      const { next } = await table.query({ pk, limit: 2 });
      await table.write([{ remove: { pk, sk: sk(1) }, guard: 'exists' }]);
      expect(sorts((await table.query({ pk, after: next })).items)).toStrictEqual([sk(2), sk(3)]);
    });

    it('filters what it has read, so that a page may be thin and still not the last', async () => {
      await table.load(rows(fresh(), 10, (n) => ({ area: n % 2 === 0 ? '62302' : '62309' })));
      const where = { attribute: 'area', begins: '62302' };
      const page = await table.query({ pk, where, limit: 5 });
      expect(sorts(page.items)).toStrictEqual([sk(0), sk(2), sk(4)]);
      expect(page.next).toBeDefined();
      expect(sorts(await allOf(table, { pk, where, limit: 5 }))).toHaveLength(5);
      expect(await table.count({ pk, where })).toBe(5);
    });

    it('counts and reads beyond one page of 1 MB', async () => {
      const words = 'x'.repeat(20_000);
      await table.load(rows(fresh(), 70, () => ({ words })));
      expect(await table.count({ pk })).toBe(70);
      expect(await allOf(table, { pk })).toHaveLength(70);
    });
  });

  describe('keeps sparse indexes', () => {
    const worked = (n: number, due: string) => ({ workPk: `W-${pk}`, workSk: `${due}#${n}` });

    it('an item is listed only while it carries both attributes', async () => {
      fresh();
      const it = { pk, sk: 'A', version: 1, ...worked(1, 'x') };
      await table.write([{ put: it, guard: 'absent' }]);
      const query = { index: 'work' as const, pk: `W-${pk}` };
      expect(await allOf(table, query)).toStrictEqual([it]);
      await table.write([{ put: { pk, sk: 'A', version: 2, workPk: `W-${pk}` }, guard: { version: 1 } }]);
      expect(await allOf(table, query)).toStrictEqual([]);
    });

    it('pages through items of one sort value without losing or doubling one', async () => {
      fresh();
      await table.load(rows(pk, 11, () => ({ workPk: `W-${pk}`, workSk: 'same' })));
      for (const newestFirst of [false, true]) {
        const query = { index: 'work' as const, pk: `W-${pk}`, limit: 3, newestFirst };
        expect(sorts(await allOf(table, query)).sort()).toStrictEqual(rows(pk, 11).map((row) => row.sk));
      }
    });

    it('reads up to a moment and counts there', async () => {
      fresh();
      await table.load(numbers(6).map((n) => ({ pk, sk: sk(n), ...worked(n, `2026-0${n + 1}`) })));
      const query = { index: 'work' as const, pk: `W-${pk}`, upTo: '2026-03#9' };
      expect(sorts(await allOf(table, query))).toStrictEqual([sk(0), sk(1), sk(2)]);
      expect(await table.count(query)).toBe(3);
    });

    it('names where to go on by the keys of both', async () => {
      fresh();
      await table.load(numbers(3).map((n) => ({ pk, sk: sk(n), ...worked(n, 'd') })));
      const { next } = await table.query({ index: 'work', pk: `W-${pk}`, limit: 2 });
      expect(next).toStrictEqual({ pk, sk: sk(1), ...worked(1, 'd') });
    });
  });
});
