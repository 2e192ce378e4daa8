import { describe, expect, it } from 'vitest';
import { allOf, type Item, pagesOf } from '../../../shared/table/table.ts';
import { rows, sk, sorts, type Testbed } from './testbed.ts';

export const queriesContract = ({ table, freshPk }: Testbed) =>
  describe('queries a partition', () => {
    it('in the order of the sort key, or newest first', async () => {
      const pk = freshPk();
      await table().load(rows(pk, 5).reverse());
      const forwards = rows(pk, 5).map((row) => row.sk);
      expect(sorts(await allOf(table(), { pk }))).toStrictEqual(forwards);
      expect(sorts(await allOf(table(), { pk, newestFirst: true }))).toStrictEqual(forwards.reverse());
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
      const pk = freshPk();
      await table().load(rows(pk, 6));
      expect(sorts((await table().query({ pk, ...asks })).items)).toStrictEqual(gets.map(sk));
      expect(await table().count({ pk, ...asks })).toBe(gets.length);
    });

    it('page by page, each item once, both ways', async () => {
      const pk = freshPk();
      await table().load(rows(pk, 23));
      for (const newestFirst of [false, true]) {
        const pages: Item[][] = [];
        for await (const page of pagesOf(table(), { pk, limit: 10, newestFirst })) pages.push(page);
        expect(pages.map((page) => page.length)).toStrictEqual([10, 10, 3]);
        expect(new Set(sorts(pages.flat())).size).toBe(23);
      }
    });

    it('says that a full page may not be the last, even when it is', async () => {
      const pk = freshPk();
      await table().load(rows(pk, 4));
      const { next } = await table().query({ pk, limit: 4 });
      expect(next).toBeDefined();
      expect(await table().query({ pk, limit: 4, after: next })).toStrictEqual({ items: [] });
    });

    it('names where to go on by keys alone', async () => {
      const pk = freshPk();
      await table().load(rows(pk, 3));
      const { next } = await table().query({ pk, limit: 2 });
      expect(next).toStrictEqual({ pk, sk: sk(1) });
    });

    it('goes on from a place whose item has gone meanwhile', async () => {
      const pk = freshPk();
      await table().load(rows(pk, 4));
      const { next } = await table().query({ pk, limit: 2 });
      await table().write([{ remove: { pk, sk: sk(1) }, guard: 'exists' }]);
      expect(sorts((await table().query({ pk, after: next })).items)).toStrictEqual([sk(2), sk(3)]);
    });

    it('filters what it has read, so that a page may be thin and still not the last', async () => {
      const pk = freshPk();
      await table().load(rows(pk, 10, (n) => ({ area: n % 2 === 0 ? '62302' : '62309' })));
      const where = { attribute: 'area', begins: '62302' };
      const page = await table().query({ pk, where, limit: 5 });
      expect(sorts(page.items)).toStrictEqual([sk(0), sk(2), sk(4)]);
      expect(page.next).toBeDefined();
      expect(sorts(await allOf(table(), { pk, where, limit: 5 }))).toHaveLength(5);
      expect(await table().count({ pk, where })).toBe(5);
    });

    it('finds the items whose list holds a text', async () => {
      const pk = freshPk();
      const seen = [['a', 'b'], ['ab'], ['b'], []];
      await table().load(rows(pk, 5, (n) => (seen[n] === undefined ? {} : { seen: seen[n] })));
      const { items } = await table().query({ pk, where: { attribute: 'seen', contains: 'b' } });
      expect(sorts(items)).toStrictEqual([sk(0), sk(2)]);
    });

    it('counts and reads beyond one page of 1 MB', async () => {
      const pk = freshPk();
      const words = 'x'.repeat(20_000);
      await table().load(rows(pk, 70, () => ({ words })));
      expect(await table().count({ pk })).toBe(70);
      expect(await allOf(table(), { pk })).toHaveLength(70);
    });
  });
