import type { Instant } from '../../base/instant.ts';
import { expiresAfter } from '../../table/expires-after.ts';
import { recordOf } from '../../table/item.ts';
import type { Item } from '../../table/table.ts';
import { Slip } from '../rules/slip.ts';
import { slipKey } from './keys.ts';

/** As long as a case may take, be re-opened, and be asked about a month later. */
const KEPT_DAYS = 400;

export const slipItem = (it: Slip, at: Instant): Item => ({
  ...it,
  ...slipKey(it.number),
  expiresAt: expiresAfter(at, KEPT_DAYS),
});

export const toSlip = (item: Item): Slip => Slip.parse(recordOf(item));
