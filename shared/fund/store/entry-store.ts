import { type Day, monthOfDay } from '../../base/instant.ts';
import { conflict, notFound, Refusal } from '../../base/refusal.ts';
import type { Context } from '../../table/context.ts';
import { recordOf } from '../../table/item.ts';
import { type Item, overtaken, type Write, WriteRefused } from '../../table/table.ts';
import { Entry } from '../rules/entry.ts';
import type { Fund } from '../rules/fund.ts';
import { amountsOf, leastAfter, yuan } from '../rules/sums.ts';
import { toFundFile } from './fund-store.ts';
import { fundEntryKey, fundKey, moneyCounterKey } from './keys.ts';

export const toEntry = (item: Item): Entry => Entry.parse(recordOf(item));

/** The sums of the fund, held to what has to be left, and what the month's figures say. */
export const bookingWrites = (fund: Fund, entry: Entry, today: Day): Write[] => {
  const amounts = amountsOf(entry.kind, entry.amountFen);
  return [
    { add: fundKey(fund.id), amounts: { ...amounts, version: 1 }, least: leastAfter(entry.kind) },
    {
      add: moneyCounterKey(fund.area, monthOfDay(today), fund.id),
      amounts: { [`${fund.programme}.${entry.kind}.fen`]: entry.amountFen },
    },
  ];
};

/** Why the sums refused to take an entry. */
export const whyNot = (existing: Item | undefined): Refusal => {
  if (existing === undefined) return notFound('fund');
  const { sums } = toFundFile(existing);
  return sums.open === 1
    ? conflict('money.not-enough', { free: yuan(sums.freeFen), committed: yuan(sums.committedFen) })
    : conflict('money.closed');
};

const sumOf = (all: readonly Readonly<Record<string, number>>[]): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const one of all)
    for (const [name, amount] of Object.entries(one)) sums[name] = (sums[name] ?? 0) + amount;
  return sums;
};

/** Several lines at once, none of which is there yet: the sums are held to what is left after all of them. */
export const entriesWrites = (fund: Fund, entries: readonly Entry[], today: Day): Write[] => {
  const least = entries.map(({ kind }) => leastAfter(kind));
  return [
    ...entries.map(
      (entry): Write => ({ put: { ...entry, ...fundEntryKey(fund.id, entry.id) }, guard: 'absent' }),
    ),
    {
      add: fundKey(fund.id),
      amounts: { ...sumOf(entries.map(({ kind, amountFen }) => amountsOf(kind, amountFen))), version: 1 },
      least: Object.assign({}, ...least),
    },
    {
      add: moneyCounterKey(fund.area, monthOfDay(today), fund.id),
      amounts: sumOf(
        entries.map(({ kind, amountFen }) => ({ [`${fund.programme}.${kind}.fen`]: amountFen })),
      ),
    },
  ];
};

/** The line that stands under the id: the same one sent again, or another one. */
const sameEntry = (existing: Item, entry: Pick<Entry, 'by' | 'digest'>): Entry => {
  const { approvedBy, approvedOn: _, ...stored } = toEntry(existing);
  if (stored.by !== entry.by) throw conflict('record.id-taken', { what: 'id' });
  if (stored.digest !== entry.digest) throw new Refusal('other-body', 'record.id-of-another', { what: 'id' });
  // As it was answered, whoever has let it be paid since.
  return approvedBy === undefined ? stored : { ...stored, state: 'asked' };
};

/** What the same sending has entered, however long ago. */
export const entryBefore = async (
  ctx: Context,
  fund: string,
  sent: Pick<Entry, 'id' | 'by' | 'digest'>,
): Promise<Entry | undefined> => {
  const item = await ctx.table.get(fundEntryKey(fund, sent.id));
  return item && sameEntry(item, sent);
};

/**
 * A line of the ledger, with the sums where it changes them, in one transaction. The line is its first write: a payment that
 * was made is answered as made when it comes again, however little is left by then.
 */
export const enter = async (ctx: Context, fund: Fund, entry: Entry, today: Day): Promise<Entry> => {
  const line: Write = { put: { ...entry, ...fundEntryKey(fund.id, entry.id) }, guard: 'absent' };
  const booking = entry.state === 'asked' ? [] : bookingWrites(fund, entry, today);
  try {
    await ctx.table.write([line, ...booking]);
    return entry;
  } catch (error) {
    if (!(error instanceof WriteRefused)) throw error;
    if (error.index === 0 && error.existing !== undefined) return sameEntry(error.existing, entry);
    throw whyNot(error.existing);
  }
};

export const findEntry = async (ctx: Context, fund: string, id: string): Promise<Entry> => {
  const item = await ctx.table.get(fundEntryKey(fund, id));
  if (item === undefined) throw notFound('entry');
  return toEntry(item);
};

/** What was asked for is paid, if there is enough in that very moment. */
export const payAsked = async (ctx: Context, fund: Fund, after: Entry, today: Day): Promise<Entry> => {
  const guard = { version: after.version - 1 };
  const line: Write = { put: { ...after, ...fundEntryKey(fund.id, after.id) }, guard };
  try {
    await ctx.table.write([line, ...bookingWrites(fund, after, today)]);
    return after;
  } catch (error) {
    if (!(error instanceof WriteRefused)) throw error;
    throw error.index === 0 ? overtaken(error) : whyNot(error.existing);
  }
};
