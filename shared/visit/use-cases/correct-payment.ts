import type { Authorizer } from '../../access/store/authorizer.ts';
import { dayOf, type Instant } from '../../base/instant.ts';
import { Refusal } from '../../base/refusal.ts';
import { entriesWrites } from '../../fund/store/entry-store.ts';
import { readFund } from '../../fund/store/fund-store.ts';
import type { ServiceRecord } from '../../service/rules/service-record.ts';
import { paidBackFor, paymentFor, refusedByFund, requirePayable } from '../../service/store/paid-service.ts';
import type { Context } from '../../table/context.ts';
import { type Write, WriteRefused } from '../../table/table.ts';

interface Corrected {
  readonly wrong: ServiceRecord;
  readonly instead: ServiceRecord | undefined;
  readonly digest: string;
  readonly at: Instant;
}

/**
 * In the ledger of the fund that paid for a service: that it was paid back, and what was paid in truth. By those who keep the
 * fund, or may let its money be paid.
 */
export const paymentCorrection = async (
  ctx: Context,
  { wrong, instead, digest, at }: Corrected,
  authorizer: Authorizer,
): Promise<Write[]> => {
  if (wrong.fund === undefined) return [];
  const { fund } = await readFund(ctx, wrong.fund, authorizer.to('fund.approve'));
  const entering = { by: authorizer.who.id, at, digest };
  if (instead === undefined) return entriesWrites(fund, [paidBackFor(wrong, entering)], dayOf(at));
  requirePayable(fund, instead, '#/instead');
  const entries = [paidBackFor(wrong, entering), paymentFor(instead, entering)];
  return entriesWrites(fund, entries, dayOf(at));
};

/** Throws what the fund has against it, where it was the fund that refused. */
export const throwForFund =
  ({ fund }: ServiceRecord) =>
  (error: unknown): never => {
    const refused = error instanceof Refusal ? error.cause : undefined;
    if (fund === undefined || !(refused instanceof WriteRefused)) throw error;
    throw refusedByFund(fund, refused) ?? error;
  };
