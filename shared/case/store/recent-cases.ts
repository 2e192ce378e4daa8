import * as z from 'zod/mini';
import { townshipsIn } from '../../area/store/townships.ts';
import { Ulid, Version } from '../../base/id.ts';
import { addMs, Instant, monthOf } from '../../base/instant.ts';
import type { Partition } from '../../table/partition.ts';
import { type Item, pagesOf, type Query, type Table } from '../../table/table.ts';
import { caseKey, endedCasesPartition, entryKey, openCasesPartition } from './keys.ts';

const DAY_MS = 86_400_000;
/** How long an ended case may stir: orders are settled, and after a month somebody asks whether the solution lasted. */
const STIRS_FOR_DAYS = [0, 15, 30, 45, 60] as const;

/** A case and the moment of its last step; none where that step cannot be read. */
export interface RecentlyChanged {
  readonly id: string;
  readonly lastAt: Instant | undefined;
}

const Stub = z.object({ id: Ulid, version: Version });
const Step = z.object({ at: Instant });

const momentOf = (entry: Item | undefined): Instant | undefined => {
  const step = Step.safeParse(entry);
  return step.success ? step.data.at : undefined;
};

/** Two kinds of requests for a page of cases, however many there are: the index, and their last steps in batches. */
async function* recentlyChanged(table: Table, query: Query): AsyncGenerator<RecentlyChanged[]> {
  for await (const items of pagesOf(table, query)) {
    const stubs = items.map((item) => Stub.parse(item));
    const entries = await table.getMany(stubs.map(({ id, version }) => entryKey(id, version)));
    const byCase = new Map(entries.map((entry) => [entry.pk, entry]));
    yield stubs.map(({ id }) => ({ id, lastAt: momentOf(byCase.get(caseKey(id).pk)) }));
  }
}

/** Every case that may have had a step lately, by township and month of its end: the open ones first, so that one which ends meanwhile is seen twice. */
export const recentCases = async (
  table: Table,
  area: string,
  now: Instant,
): Promise<Partition<RecentlyChanged>[]> => {
  const months = new Set(STIRS_FOR_DAYS.map((days) => monthOf(addMs(now, -days * DAY_MS))));
  const parts = (await townshipsIn(table, area)).flatMap((township) => [
    openCasesPartition(township),
    ...[...months].map((month) => endedCasesPartition(township, month)),
  ]);
  return parts.map((pk) => {
    const query: Query = { index: 'area', pk };
    return { expected: () => table.count(query), pages: () => recentlyChanged(table, query) };
  });
};
