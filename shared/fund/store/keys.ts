import { COUNTER_SLICES, type Key, slot } from '../../table/key.ts';

/** A fund with its sums, and each line of its ledger. */
export const fundPartition = (fund: string) => `FUND#${fund}`;
export const fundKey = (fund: string): Key => ({ pk: fundPartition(fund), sk: 'SUMS' });
/** With which every line of a ledger begins. */
export const entriesBegin = () => 'ENTRY#';
export const fundEntryKey = (fund: string, entry: string): Key => ({
  pk: fundPartition(fund),
  sk: `${entriesBegin()}${entry}`,
});
/** The funds of a county, or of the prefecture itself, by id. */
export const fundsPartition = (area: string) => `FUNDS#${area.slice(0, 6)}`;
export const fundListKey = (area: string, fund: string): Key => ({ pk: fundsPartition(area), sk: fund });
/** What was entered in a month, by programme and kind: `fund` spreads the writes. */
export const moneyCounterKey = (area: string, month: string, fund: string): Key => ({
  pk: `TALLY#${area.slice(0, 9)}`,
  sk: `MONEY#${month}#${slot(fund, COUNTER_SLICES)}`,
});
