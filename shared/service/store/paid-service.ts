import type { Authorizer } from '../../access/store/authorizer.ts';
import { areaPath, isWithin } from '../../base/area-code.ts';
import { type Day, dayOf, type Instant } from '../../base/instant.ts';
import { conflict, invalid, type Refusal } from '../../base/refusal.ts';
import type { RequestDigest } from '../../base/request-digest.ts';
import { type Entry, MOST_ALONE_FEN } from '../../fund/rules/entry.ts';
import type { Fund } from '../../fund/rules/fund.ts';
import { entriesWrites, whyNot } from '../../fund/store/entry-store.ts';
import { readFund } from '../../fund/store/fund-store.ts';
import { fundKey } from '../../fund/store/keys.ts';
import type { Context } from '../../table/context.ts';
import { overtaken, type Write, WriteRefused } from '../../table/table.ts';
import type { ServiceRecord } from '../rules/service-record.ts';
import { enteredWrites, serviceBefore } from './service-store.ts';

/** A service that a fund pays for, once it is known to be one. */
type Paid = Pick<ServiceRecord, 'kind' | 'area' | 'programme' | 'valueFen'>;

/** Refuses what the fund is not there for, and what its keeper may not pay alone. */
export const requirePayable = (fund: Fund, { kind, area, programme, valueFen = 0 }: Paid, at = '#'): void => {
  if (kind === 'loan-arranged') throw invalid('money.not-for-loans', `${at}/kind`);
  if (programme !== fund.programme || !isWithin(areaPath(area), areaPath(fund.area)))
    throw invalid('money.other-fund', '#/fund');
  if (valueFen <= 0) throw invalid('money.no-amount', `${at}/valueFen`);
  if (valueFen > MOST_ALONE_FEN) throw invalid('money.another-approves', `${at}/valueFen`);
};

interface Entering {
  readonly by: string;
  readonly at: Instant;
  readonly digest: string;
}

const lineOf = ({ unit = '', valueFen = 0 }: ServiceRecord, { by, at, digest }: Entering) => ({
  amountFen: Math.abs(valueFen),
  payee: { type: 'unit' as const, id: unit },
  state: 'entered' as const,
  enteredAt: at,
  by,
  digest,
  version: 1,
});

/** The line that pays for a service: no word and no number of whom it was for. */
export const paymentFor = (record: ServiceRecord, entering: Entering): Entry => ({
  ...lineOf(record, entering),
  id: record.id,
  kind: 'paid',
  day: record.day,
});

/** The line that takes the payment for a service back. */
export const paidBackFor = (record: ServiceRecord, entering: Entering): Entry => ({
  ...lineOf(record, entering),
  id: `${record.id}.c`,
  kind: 'paid-back',
  day: dayOf(entering.at),
});

/** Of a transaction with a fund's lines: why it was refused, where its sums did that. */
export const refusedByFund = (fund: string, { existing }: WriteRefused): Refusal | undefined =>
  existing?.pk === fundKey(fund).pk && existing.sk === fundKey(fund).sk ? whyNot(existing) : undefined;

/**
 * The service and the line of the fund that pays for it, or neither. The line is the first write: what was paid is
 * answered as paid when it comes again, however little is left by then.
 */
export const enterPaidService = async (
  ctx: Context,
  fund: Fund,
  record: ServiceRecord,
  sent: RequestDigest,
): Promise<ServiceRecord> => {
  const at = ctx.now();
  const entry = paymentFor(record, { by: sent.createdBy, at, digest: sent.digest });
  const today: Day = dayOf(at);
  const writes: Write[] = [...entriesWrites(fund, [entry], today), ...enteredWrites(record, sent, at)];
  try {
    await ctx.table.write(writes);
    return record;
  } catch (error) {
    if (!(error instanceof WriteRefused)) throw error;
    const before = await serviceBefore(ctx, record.id, sent);
    if (before !== undefined) return before;
    if (error.index === 0) throw conflict('record.id-taken', { what: 'id' });
    throw refusedByFund(fund.id, error) ?? overtaken(error);
  }
};

/** The fund that a service names, for whoever keeps it. */
export const fundFor = async (
  ctx: Context,
  record: ServiceRecord,
  authorizer: Authorizer,
): Promise<Fund | undefined> => {
  if (record.fund === undefined) return undefined;
  const { fund } = await readFund(ctx, record.fund, authorizer.to('fund.keep'));
  requirePayable(fund, record);
  return fund;
};
