import { describe, expect, it } from 'vitest';
import { allOf } from '../../../shared/table/table.ts';
import { numbers, rows, sk, sorts, type Testbed } from './testbed.ts';

export const indexesContract = ({ table, freshPk }: Testbed) =>
  describe('keeps sparse indexes', () => {
    const worked = (pk: string, n: number, due: string) => ({ workPk: `W-${pk}`, workSk: `${due}#${n}` });

    it('an item is listed only while it carries both attributes', async () => {
      const pk = freshPk();
      const it = { pk, sk: 'A', version: 1, ...worked(pk, 1, 'x') };
      await table().write([{ put: it, guard: 'absent' }]);
      const query = { index: 'work' as const, pk: `W-${pk}` };
      expect(await allOf(table(), query)).toStrictEqual([it]);
      await table().write([{ put: { pk, sk: 'A', version: 2, workPk: `W-${pk}` }, guard: { version: 1 } }]);
      expect(await allOf(table(), query)).toStrictEqual([]);
    });

    it('pages through items of one sort value without losing or doubling one', async () => {
      const pk = freshPk();
      await table().load(rows(pk, 11, () => ({ workPk: `W-${pk}`, workSk: 'same' })));
      for (const newestFirst of [false, true]) {
        const query = { index: 'work' as const, pk: `W-${pk}`, limit: 3, newestFirst };
        expect(sorts(await allOf(table(), query)).sort()).toStrictEqual(rows(pk, 11).map((row) => row.sk));
      }
    });

    it('reads up to a moment and counts there', async () => {
      const pk = freshPk();
      await table().load(numbers(6).map((n) => ({ pk, sk: sk(n), ...worked(pk, n, `2026-0${n + 1}`) })));
      const query = { index: 'work' as const, pk: `W-${pk}`, upTo: '2026-03#9' };
      expect(sorts(await allOf(table(), query))).toStrictEqual([sk(0), sk(1), sk(2)]);
      expect(await table().count(query)).toBe(3);
    });

    it('names where to go on by the keys of both', async () => {
      const pk = freshPk();
      await table().load(numbers(3).map((n) => ({ pk, sk: sk(n), ...worked(pk, n, 'd') })));
      const { next } = await table().query({ index: 'work', pk: `W-${pk}`, limit: 2 });
      expect(next).toStrictEqual({ pk, sk: sk(1), ...worked(pk, 1, 'd') });
    });
  });
