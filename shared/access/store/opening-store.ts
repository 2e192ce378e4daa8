import type { WorkerId } from '../../base/id.ts';
import type { Context } from '../../table/context.ts';
import { recordOf } from '../../table/item.ts';
import { expiresAfter } from '../../table/key.ts';
import type { Write } from '../../table/table.ts';
import { Opening } from '../rules/break-glass.ts';
import { openingKey } from './keys.ts';

/** What is told of it stands in the access log, which is kept for longer. */
const KEPT_DAYS = 30;

export const findOpening = async ({ table }: Context, reader: WorkerId): Promise<Opening | undefined> => {
  const item = await table.get(openingKey(reader));
  return item && Opening.parse(recordOf(item));
};

export const openingWrite = (it: Opening, reader: WorkerId, before: Opening | undefined): Write => ({
  put: { ...it, ...openingKey(reader), expiresAt: expiresAfter(it.openedAt, KEPT_DAYS) },
  guard: before === undefined ? 'absent' : { version: before.version },
});
