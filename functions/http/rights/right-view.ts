import * as z from 'zod/mini';
import { dayOf } from '../../../shared/base/instant.ts';
import { ErasureReceipt } from '../../../shared/privacy/rules/erasure.ts';
import { colourOf, RightsRequest } from '../../../shared/privacy/rules/rights-request.ts';
import { ERASURES } from '../../../shared/privacy/store/rights-store.ts';
import type { Context } from '../../../shared/table/context.ts';
import { findWork, workCounts } from '../../../shared/table/long-work.ts';

/** A request as a list shows it: how it stands, and what is asked; nobody by name. */
export const RightLine = z.object({
  ...RightsRequest.shape,
  colour: z.optional(z.enum(['green', 'yellow', 'red'])),
});

export const RightView = z.object({
  ...RightLine.shape,
  /** Of a request to erase that was granted: its certificate, in counts. */
  erasure: z.optional(ErasureReceipt),
});

export const lineOf = (it: RightsRequest, ctx: Context) => ({
  ...it,
  colour: colourOf(it, dayOf(ctx.now())),
});

export const viewOf = async (it: RightsRequest, ctx: Context): Promise<z.infer<typeof RightView>> => {
  const work = await findWork(ctx, ERASURES, it.id);
  if (work === undefined) return lineOf(it, ctx);
  const { state, createdAt, doneAt } = work;
  const counts = await workCounts(ctx, ERASURES, it.id);
  return { ...lineOf(it, ctx), erasure: { state, createdAt, doneAt, ...counts } };
};
