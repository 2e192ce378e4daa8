import type { Instant } from '../domain/instant.ts';
import { Slip } from '../domain/visit/slip.ts';
import { expiresAfter } from './expires-after.ts';
import { recordOf } from './item.ts';
import { keys } from './keys.ts';
import type { Item } from './table.ts';

/** As long as a case may take, be re-opened, and be asked about a month later. */
const KEPT_DAYS = 400;

export const slipItem = (it: Slip, at: Instant): Item => ({
  ...it,
  ...keys.slip(it.number),
  expiresAt: expiresAfter(at, KEPT_DAYS),
});

export const toSlip = (item: Item): Slip => Slip.parse(recordOf(item));
