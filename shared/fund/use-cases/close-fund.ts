import type { Day } from '../../base/instant.ts';
import { conflict } from '../../base/refusal.ts';
import type { Context } from '../../table/context.ts';
import { overtaken, type Write, WriteRefused } from '../../table/table.ts';
import { closed } from '../rules/close-fund.ts';
import type { Entry } from '../rules/entry.ts';
import type { Fund } from '../rules/fund.ts';
import { bookingWrites } from '../store/entry-store.ts';
import type { FundFile } from '../store/fund-store.ts';
import { fundEntryKey, fundKey } from '../store/keys.ts';

interface Closing {
  readonly file: FundFile;
  /** The fund that takes the rest. */
  readonly into: Fund | undefined;
  readonly line: Pick<Entry, 'id' | 'day' | 'enteredAt' | 'by' | 'digest'>;
}

const lineWrite = (fund: string, entry: Entry): Write => ({
  put: { ...entry, ...fundEntryKey(fund, entry.id) },
  guard: 'absent',
});

const takenBy = (into: Fund | undefined, entry: Entry | undefined, today: Day): Write[] =>
  into === undefined || entry === undefined
    ? []
    : [...bookingWrites(into, entry, today), lineWrite(into.id, entry)];

/** Closes a fund as it was read, with what is left of it in another one, or nothing at all. */
export const closeFund = async (
  ctx: Context,
  { file, into, line }: Closing,
  receipt: (after: FundFile) => Write[],
): Promise<FundFile> => {
  const { fund, version } = file;
  const { sums, out, in: taken } = closed(file.sums, { fund: fund.id, into: into?.id, line });
  const after = { fund, sums, version: version + 1 };
  const put = { ...fund, ...sums, version: after.version, ...fundKey(fund.id) };
  const own: Write[] = [{ put, guard: { version } }, ...(out === undefined ? [] : [lineWrite(fund.id, out)])];
  try {
    await ctx.table.write([...own, ...takenBy(into, taken, line.day), ...receipt(after)]);
    return after;
  } catch (error) {
    if (!(error instanceof WriteRefused)) throw error;
    // The sums there are refused where that fund is closed: it takes nothing more, from wherever it comes.
    throw error.existing?.pk === fundKey(into?.id ?? '').pk && error.existing.sk === 'SUMS'
      ? conflict('money.closed')
      : overtaken(error);
  }
};
