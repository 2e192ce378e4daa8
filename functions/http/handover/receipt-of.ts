import { HAND_OVERS } from '../../../shared/handover/store/hand-over-store.ts';
import type { HandOver } from '../../../shared/link/rules/hand-over.ts';
import type { Context } from '../../../shared/table/context.ts';
import { workCounts } from '../../../shared/table/long-work.ts';

/** What the receipt says: how far it is, and how much it was. */
export const receiptOf = async (it: HandOver, ctx: Context) => ({
  ...it,
  ...(await workCounts(ctx, HAND_OVERS, it.id)),
});
