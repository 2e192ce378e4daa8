import { describe, expect, it } from 'vitest';
import { WriteRefused } from '../../../shared/table/table.ts';
import { numbers, refusal, type Testbed } from './testbed.ts';

const fund = (pk: string) => ({ pk, sk: 'SUMS' });

export const additionsContract = ({ table, freshPk }: Testbed) => {
  const start = async (free: number, more: object = {}) => {
    const sums = fund(freshPk());
    await table().write([{ put: { ...sums, free, ...more }, guard: 'absent' }]);
    return sums;
  };
  const take = (sums: ReturnType<typeof fund>, amount: number, n = 0) =>
    table().write([
      { put: { pk: sums.pk, sk: `ENTRY#${n}`, amount }, guard: 'absent' },
      { add: sums, amounts: { free: -amount, spent: amount }, least: { free: 0 } },
    ]);

  describe('adds no further than it may', () => {
    it('takes the last of it, and then no more, and shows what is left', async () => {
      const sums = await start(300);
      await take(sums, 100, 1);
      await take(sums, 200, 2);
      const refused = await refusal(take(sums, 1, 3));
      expect({ index: refused.index, left: refused.existing }).toStrictEqual({
        index: 1,
        left: { ...sums, free: 0, spent: 300 },
      });
      expect(await table().get({ pk: sums.pk, sk: 'ENTRY#3' })).toBeUndefined();
    });

    it('refuses where nothing stands, and a name that the item does not have', async () => {
      const refused = await refusal(take(fund(freshPk()), 1));
      expect(refused).toMatchObject({ index: 1, existing: undefined });
      const sums = await start(5);
      const least = { open: 1 };
      await expect(table().write([{ add: sums, amounts: { free: 1 }, least }])).rejects.toThrow(WriteRefused);
      expect(await table().get(sums)).toStrictEqual({ ...sums, free: 5 });
    });

    it('asks for what it does not change too', async () => {
      const sums = await start(5, { open: 0 });
      const add = { add: sums, amounts: { free: 1 }, least: { open: 1 } };
      await refusal(table().write([add]));
      await table().write([{ add: sums, amounts: { open: 1 } }]);
      await table().write([add]);
      expect(await table().get(sums)).toStrictEqual({ ...sums, free: 6, open: 1 });
    });

    it('names the entry, and not the sum, when the same one comes again', async () => {
      const sums = await start(100);
      await take(sums, 100, 1);
      expect((await refusal(take(sums, 100, 1))).index).toBe(0);
    });

    it('lets as many of a crowd through as it holds, to the last coin', async () => {
      const sums = await start(5_000_050);
      const outcomes = await Promise.allSettled(numbers(100).map((n) => take(sums, 100_001, n)));
      const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
      expect(refused.filter((one) => one instanceof WriteRefused && one.index === 1)).toHaveLength(50);
      expect(refused).toHaveLength(50);
      expect(await table().get(sums)).toStrictEqual({ ...sums, free: 0, spent: 5_000_050 });
    });
  });
};
