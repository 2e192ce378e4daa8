import { householdId } from '../../shared/base/area-code.ts';
import type { Instant } from '../../shared/base/instant.ts';
import { opened } from '../../shared/case/rules/move.ts';
import { reportEntry } from '../../shared/case/rules/report-entry.ts';
import { caseItem } from '../../shared/case/store/case-item.ts';
import type { Item, Table } from '../../shared/table/table.ts';
import { gridNo, idNo } from '../places.ts';
import { wordsNo } from '../report/sentences.ts';

/** Monday morning in a week without days off: accepted by the end of Tuesday, or late. */
const MONDAY = '2026-03-09T01:00:00.000Z';
/** Tuesday afternoon: these have until the end of Wednesday, and the first reminder is due on that day. */
const TUESDAY = '2026-03-10T08:00:00.000Z';
/** The first moment of Wednesday in the prefecture. */
export const LATE: Instant = '2026-03-10T16:00:00.000Z';

/** Loads under way at once, and the items of each; the port splits them into batches of 25. */
const AT_ONCE = 4;
const ITEMS = 500;

/** A case as a report stores it. Its entry is left out: it is in no index, and the sweep does not read it. */
const itemNo = (series: 'D' | 'N', n: number, at: Instant): Item => {
  const report = {
    id: idNo(series, n),
    programme: 'household',
    kind: 'household-request',
    priority: n % 4 === 0 ? 'P3' : 'P2',
    subject: { type: 'household', id: householdId(gridNo(n), n % 1_000) },
    words: wordsNo(n),
  } as const;
  const entry = reportEntry(
    report,
    `digest-${String(n).padStart(9, '0')}`,
    { id: `w-${gridNo(n)}`, role: 'worker' },
    at,
  );
  const { after, lookAt } = opened(entry);
  return caseItem(after, lookAt);
};

function* batches(open: number, due: number): Generator<Item[]> {
  const cases = (from: number, to: number, series: 'D' | 'N', at: Instant) =>
    Array.from({ length: to - from }, (_, n) => itemNo(series, from + n, at));
  for (let n = 0; n < due; n += ITEMS) yield cases(n, Math.min(n + ITEMS, due), 'D', MONDAY);
  for (let n = due; n < open; n += ITEMS) yield cases(n, Math.min(n + ITEMS, open), 'N', TUESDAY);
}

/** `open` open cases all over the prefecture, of which `due`, always the same ones, are due at `LATE`. */
export const loadCases = async (table: Table, open: number, due: number): Promise<void> => {
  const rest = batches(open, due);
  const worker = async () => {
    for (const items of rest) await table.load(items);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
};
