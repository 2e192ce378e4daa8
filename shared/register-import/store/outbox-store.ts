import { addMs } from '../../base/instant.ts';
import type { Context } from '../../table/context.ts';
import { recordOf } from '../../table/item.ts';
import { type Item, WriteRefused } from '../../table/table.ts';
import { unfinishedPartition } from '../../table/unfinished-key.ts';
import { Outbox } from '../rules/outbox.ts';
import { importOutboxKey } from './keys.ts';

/** Longer than any request runs, by the clocks of two servers of which each may be five minutes wrong. */
const LONGEST_MS = 11 * 60_000;

const keyOf = (it: Outbox) => importOutboxKey(it.import, it.number, it.sending);

export const toOutbox = (item: Item): Outbox => Outbox.parse(recordOf(item));

/** Before anything is written that it is to publish. Until it is closed, a job finds by its index what was cut short. */
export const openOutbox = async ({ table }: Context, it: Outbox): Promise<void> => {
  const clock = { clockPk: unfinishedPartition(), clockSk: addMs(it.openedAt, LONGEST_MS) };
  await table.write([{ put: { ...it, ...keyOf(it), ...clock }, guard: 'absent' }]);
};

/** The stream publishes what it held; where somebody has closed it before, that was published. */
export const closeOutbox = async ({ table }: Context, it: Outbox): Promise<void> => {
  try {
    await table.write([{ remove: keyOf(it), guard: 'exists' }]);
  } catch (error) {
    if (!(error instanceof WriteRefused)) throw error;
  }
};
