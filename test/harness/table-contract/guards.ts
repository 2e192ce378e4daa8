import { describe, expect, it } from 'vitest';
import { allOf, WriteRefused } from '../../../shared/table/table.ts';
import { numbers, refusal, rows, sorts, type Testbed } from './testbed.ts';

export const guardsContract = ({ table, freshPk }: Testbed) =>
  describe('guards its writes', () => {
    it('refuses a second `absent` and shows what stands there', async () => {
      const pk = freshPk();
      const first = { pk, sk: 'A', version: 1, by: 'one' };
      await table().write([{ put: first, guard: 'absent' }]);
      const refused = await refusal(
        table().write([{ put: { pk, sk: 'A', version: 1, by: 'two' }, guard: 'absent' }]),
      );
      expect({ index: refused.index, existing: refused.existing }).toStrictEqual({
        index: 0,
        existing: first,
      });
      expect(await table().get({ pk, sk: 'A' })).toStrictEqual(first);
    });

    it('refuses another version and shows the newer item', async () => {
      const pk = freshPk();
      const newer = { pk, sk: 'A', version: 2 };
      await table().write([{ put: newer, guard: 'absent' }]);
      const refused = await refusal(
        table().write([{ put: { pk, sk: 'A', version: 2 }, guard: { version: 1 } }]),
      );
      expect(refused.existing).toStrictEqual(newer);
    });

    it('refuses `exists`, a version and a removal where nothing stands, and shows nothing', async () => {
      const pk = freshPk();
      const put = { pk, sk: 'A', version: 2 };
      for (const write of [
        { put, guard: 'exists' } as const,
        { put, guard: { version: 1 } },
        { remove: { pk, sk: 'A' }, guard: 'exists' } as const,
        { check: { pk, sk: 'A' }, guard: 'exists' } as const,
      ]) {
        const refused = await refusal(table().write([write]));
        expect(refused.existing).toBeUndefined();
      }
      expect(await table().get({ pk, sk: 'A' })).toBeUndefined();
    });

    it('does nothing at all when one guard of many does not hold, and says which', async () => {
      const pk = freshPk();
      await table().write([{ put: { pk, sk: 'B', version: 7 }, guard: 'absent' }]);
      const refused = await refusal(
        table().write([
          { put: { pk, sk: 'A' }, guard: 'absent' },
          { add: { pk, sk: 'SUM' }, amounts: { opened: 1 } },
          { check: { pk, sk: 'B' }, guard: { version: 6 } },
        ]),
      );
      expect(refused.index).toBe(2);
      expect(sorts(await allOf(table(), { pk }))).toStrictEqual(['B']);
    });

    it('removes what it should and leaves what it only checks', async () => {
      const pk = freshPk();
      await table().write([
        { put: { pk, sk: 'A', version: 1 }, guard: 'absent' },
        { put: { pk, sk: 'B', version: 1 }, guard: 'absent' },
      ]);
      await table().write([
        { remove: { pk, sk: 'A' }, guard: { version: 1 } },
        { check: { pk, sk: 'B' }, guard: { version: 1 } },
      ]);
      expect(sorts(await allOf(table(), { pk }))).toStrictEqual(['B']);
    });

    it('adds to numbers that need not be there yet', async () => {
      const pk = freshPk();
      const add = { pk, sk: 'SUM' };
      await table().write([{ add, amounts: { opened: 1 } }]);
      await table().write([{ add, amounts: { opened: 2, closed: 1 } }]);
      await table().write([{ add, amounts: { opened: -1 } }]);
      expect(await table().get(add)).toStrictEqual({ ...add, opened: 2, closed: 1 });
    });

    it('takes 100 writes at once', async () => {
      const pk = freshPk();
      await table().write(rows(pk, 100).map((put) => ({ put, guard: 'absent' as const })));
      expect(await table().count({ pk })).toBe(100);
    });

    it('takes neither more than 100 writes nor two of one item', async () => {
      const pk = freshPk();
      const writes = rows(pk, 101).map((put) => ({ put, guard: 'absent' as const }));
      await expect(table().write(writes)).rejects.toThrow();
      const twice = { put: { pk, sk: 'A' }, guard: 'absent' as const };
      await expect(table().write([twice, twice])).rejects.toThrow();
      expect(await table().count({ pk })).toBe(0);
    });

    it('lets one of twenty win who write the same version at once', async () => {
      const pk = freshPk();
      await table().write([{ put: { pk, sk: 'A', version: 1 }, guard: 'absent' }]);
      const tries = await Promise.allSettled(
        numbers(20).map((by) =>
          table().write([
            { put: { pk, sk: 'A', version: 2, by }, guard: { version: 1 } },
            { add: { pk, sk: 'SUM' }, amounts: { wins: 1 } },
          ]),
        ),
      );
      const lost = tries.filter((one) => one.status === 'rejected');
      expect(lost).toHaveLength(19);
      expect(lost.every(({ reason }) => reason instanceof WriteRefused)).toBe(true);
      expect((await table().get({ pk, sk: 'SUM' }))?.['wins']).toBe(1);
    });

    it('loses none of twenty additions made at once', async () => {
      const pk = freshPk();
      const add = { pk, sk: 'SUM' };
      await Promise.all(numbers(20).map(() => table().write([{ add, amounts: { opened: 1 } }])));
      expect((await table().get(add))?.['opened']).toBe(20);
    });
  });
