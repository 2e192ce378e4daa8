import { describe, expect, it } from 'vitest';
import { allOf } from '../../../shared/table/table.ts';
import { rows, sorts, type Testbed } from './testbed.ts';

export const batchesContract = ({ table, freshPk }: Testbed) =>
  describe('takes and gives many', () => {
    it('loads more than one batch of 25, replacing what stood there', async () => {
      const pk = freshPk();
      await table().load(rows(pk, 60, () => ({ old: true })));
      await table().load(rows(pk, 60));
      expect(await allOf(table(), { pk })).toStrictEqual(rows(pk, 60));
    });

    it('loads the last of two items with one key', async () => {
      const pk = freshPk();
      await table().load([...rows(pk, 1, () => ({ old: true })), ...rows(pk, 1)]);
      expect(await allOf(table(), { pk })).toStrictEqual(rows(pk, 1));
    });

    it('gets more than one batch of 100, skipping what is not there', async () => {
      const pk = freshPk();
      await table().load(rows(pk, 130));
      const keys = [...rows(pk, 130), { pk, sk: 'nowhere' }];
      expect(sorts(await table().getMany(keys)).sort()).toStrictEqual(rows(pk, 130).map((row) => row.sk));
    });

    it('gets nothing for no keys and loads nothing of no items', async () => {
      await table().load([]);
      expect(await table().getMany([])).toStrictEqual([]);
    });

    it('gets an item once that was asked for twice', async () => {
      const pk = freshPk();
      await table().load(rows(pk, 1));
      expect(await table().getMany([...rows(pk, 1), ...rows(pk, 1)])).toStrictEqual(rows(pk, 1));
    });
  });
