import { describe, expect, it } from 'vitest';
import type { Testbed } from './testbed.ts';

export const itemsContract = ({ table, freshPk }: Testbed) =>
  describe('keeps items', () => {
    it('gives back what was put, without what was undefined', async () => {
      const pk = freshPk();
      const item = {
        pk,
        sk: 'A',
        text: '草场',
        deep: { list: [1, 'b', { c: true }], gone: undefined },
        none: null,
        gone: undefined,
      };
      await table().write([{ put: item, guard: 'absent' }]);
      const kept = {
        pk,
        sk: 'A',
        text: '草场',
        deep: { list: [1, 'b', { c: true }] },
        none: null,
      };
      expect(await table().get({ pk, sk: 'A' })).toStrictEqual(kept);
    });

    it('has nothing where nothing was put', async () => {
      const pk = freshPk();
      expect(await table().get({ pk, sk: 'A' })).toBeUndefined();
    });

    it('replaces the whole item', async () => {
      const pk = freshPk();
      await table().write([{ put: { pk, sk: 'A', version: 1, old: true }, guard: 'absent' }]);
      await table().write([{ put: { pk, sk: 'A', version: 2 }, guard: { version: 1 } }]);
      expect(await table().get({ pk, sk: 'A' })).toStrictEqual({ pk, sk: 'A', version: 2 });
    });
  });
