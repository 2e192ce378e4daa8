import { townshipsIn } from '../../area/store/townships.ts';
import { addDays, type Day, dayOf, type Instant, monthOf, startOf } from '../../base/instant.ts';
import { caseKey, endedCasesPartition } from '../../case/store/keys.ts';
import { personalPlaces } from '../../modules.ts';
import type { Context } from '../../table/context.ts';
import { recordOf } from '../../table/item.ts';
import { type Partition, partitionOver } from '../../table/partition.ts';
import { allOf, type Item, type Write } from '../../table/table.ts';
import { lastExpired } from '../rules/kept-until.ts';
import { type CaseFiles, filesOf } from '../store/files-of.ts';
import { retentionKey } from '../store/keys.ts';
import { planErasure } from '../store/plan-erasure.ts';

/** Nothing was entered before. */
const BEGINNING = '2023-06-01T00:00:00.000Z';
/** Entries of one transaction. */
const AT_ONCE = 90;

/** Cases that ended in this span have kept their words long enough, and were not looked at before. */
export interface ExpiredSpan {
  readonly from: Instant;
  readonly upTo: Instant;
  readonly version: number;
}

export const expiredSpan = async ({ table, now }: Context): Promise<ExpiredSpan> => {
  const item = await table.get(retentionKey());
  const mark = item && recordOf(item);
  const upTo = startOf(addDays(lastExpired('case.words', dayOf(now())), 1));
  const from = typeof mark?.['upTo'] === 'string' ? mark['upTo'] : BEGINNING;
  return { from, upTo, version: typeof mark?.['version'] === 'number' ? mark['version'] : 0 };
};

/** For the end of a run that missed nothing: the next one begins where this one ended. */
export const endOfSpan = ({ from, upTo, version }: ExpiredSpan): Write[] => {
  if (upTo <= from) return [];
  const guard = version === 0 ? ('absent' as const) : { version };
  return [{ put: { ...retentionKey(), upTo, version: version + 1 }, guard }];
};

const monthsIn = ({ from, upTo }: ExpiredSpan): string[] => {
  const months = new Set<string>();
  for (let day: Day = dayOf(from); startOf(day) <= upTo; day = addDays(day, 27))
    months.add(monthOf(startOf(day)));
  return [...months.add(monthOf(upTo))];
};

export const expiredCases = async (
  { table }: Context,
  prefecture: string,
  span: ExpiredSpan,
): Promise<Partition[]> => {
  const { from, upTo } = span;
  if (upTo <= from) return [];
  const townships = await townshipsIn(table, prefecture);
  return townships.flatMap((township) =>
    monthsIn(span).map((month) =>
      partitionOver(table, { index: 'area', pk: endedCasesPartition(township, month), from, upTo }),
    ),
  );
};

/** Takes the words, whoever asked and the files from a case that has ended long ago; its skeleton stays. */
export const eraseWords = async ({ table }: Context, found: Item, contents: CaseFiles): Promise<boolean> => {
  const items = await allOf(table, { pk: caseKey(String(found['id'])).pk });
  const { writes } = planErasure(items, personalPlaces);
  if (writes.length === 0) return false;
  for (const key of await filesOf(items, contents)) await contents.remove(key);
  for (let n = 0; n < writes.length; n += AT_ONCE) await table.write(writes.slice(n, n + AT_ONCE));
  return true;
};
