import { codesBelow } from '../../area/store/areas-below.ts';
import type { CaseFiles } from '../../privacy/store/files-of.ts';
import { eraseActivity, householdsOfTonight } from '../../privacy/use-cases/expired-activity.ts';
import { endOfSpan, eraseWords, expiredCases, expiredSpan } from '../../privacy/use-cases/expired-cases.ts';
import { eraseStaff } from '../../privacy/use-cases/expired-staff.ts';
import type { Context } from '../../table/context.ts';
import type { Partition } from '../../table/partition.ts';
import { type Item, writeOrConflict } from '../../table/table.ts';
import { formerStaff } from '../../worker/store/worker-store.ts';
import type { Certificate } from '../rules/certificate.ts';
import { sweepPartitions } from './run-sweep.ts';

const AT_ONCE = 8;

/** One record with what becomes of it. */
interface Kept {
  readonly item: Item;
  erase(): Promise<boolean>;
}

const each = (partitions: readonly Partition[], erase: (item: Item) => Promise<boolean>): Partition<Kept>[] =>
  partitions.map((partition) => ({
    expected: () => partition.expected(),
    async *pages() {
      for await (const page of partition.pages())
        yield page.map((item) => ({ item, erase: () => erase(item) }));
    },
  }));

/**
 * Deletes what has been kept as long as the field register says: words, requesters and files of cases, visits and services,
 * names of staff. Changes nothing a second time; what a run has missed the next one finds.
 */
export const deleteExpired = async (ctx: Context, contents: CaseFiles): Promise<Certificate> => {
  const prefectures = await codesBelow(ctx.table, 'TOP');
  const span = await expiredSpan(ctx);
  const cases = await Promise.all(prefectures.map((code) => expiredCases(ctx, code, span)));
  const doors = await Promise.all(prefectures.map((code) => householdsOfTonight(ctx, code)));
  const certificate = await sweepPartitions<Kept>(
    {
      job: 'retention',
      partitions: [
        ...each(cases.flat(), (item) => eraseWords(ctx, item, contents)),
        ...each(doors.flat(), (item) => eraseActivity(ctx, item)),
        ...each(await formerStaff(ctx.table), (item) => eraseStaff(ctx, item)),
      ],
      atOnce: AT_ONCE,
      // Neither a household nor anybody who left is named in a log.
      idOf: ({ item }) => item.pk,
      keyOf: ({ item }) => `${item.pk} ${item.sk}`,
      process: ({ erase }) => erase(),
    },
    ctx,
  );
  const end = endOfSpan(span);
  if (end.length > 0) await writeOrConflict(ctx.table, end);
  return certificate;
};
