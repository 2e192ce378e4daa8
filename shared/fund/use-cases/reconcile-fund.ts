import { codesBelow } from '../../area/store/areas-below.ts';
import type { Context } from '../../table/context.ts';
import { type Partition, partitionOver } from '../../table/partition.ts';
import { eachOf } from '../../table/table.ts';
import { type Sums, sumOfEntries } from '../rules/sums.ts';
import { toEntry } from '../store/entry-store.ts';
import { type FundFile, toFundFile } from '../store/fund-store.ts';
import { entriesBegin, fundKey, fundPartition, fundsPartition } from '../store/keys.ts';

/** The sums of a fund, and what its entries come to. */
export interface Reconciled {
  readonly fund: string;
  readonly agrees: boolean;
}

const sumUp = async (ctx: Context, fund: string) => {
  const entries = [];
  for await (const item of eachOf(ctx.table, { pk: fundPartition(fund), begins: entriesBegin() })) {
    const entry = toEntry(item);
    if (entry.state === 'entered') entries.push(entry);
  }
  return sumOfEntries(entries);
};

const readFile = async (ctx: Context, fund: string): Promise<FundFile | undefined> => {
  const item = await ctx.table.get(fundKey(fund));
  return item && toFundFile(item);
};

const isSame = (stored: Sums, folded: Omit<Sums, 'open'>): boolean =>
  Object.entries(folded).every(([name, fen]) => stored[name as keyof Sums] === fen);

/** As often as somebody enters something in between, which moves the version. */
const MOST_LOOKS = 5;

/** Whether a fund's sums are what its entries come to: of one moment, for whoever pays in between is waited for. */
export const reconcileFund = async (ctx: Context, fund: string, looks = 1): Promise<Reconciled> => {
  const before = await readFile(ctx, fund);
  const folded = await sumUp(ctx, fund);
  const agrees = before !== undefined && isSame(before.sums, folded);
  const after = await readFile(ctx, fund);
  if (agrees || after?.version === before?.version || looks === MOST_LOOKS) return { fund, agrees };
  return reconcileFund(ctx, fund, looks + 1);
};

/** The lists of funds of the prefecture and of each county. */
export const fundLists = async ({ table }: Context): Promise<Partition[]> => {
  const prefectures = await codesBelow(table, 'TOP');
  const counties = (await Promise.all(prefectures.map((one) => codesBelow(table, one)))).flat();
  return [...prefectures, ...counties].map((area) => partitionOver(table, { pk: fundsPartition(area) }));
};
