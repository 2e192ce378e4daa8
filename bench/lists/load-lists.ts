import { addMs, type Instant } from '../../shared/base/instant.ts';
import { opened } from '../../shared/case/rules/move.ts';
import { reportEntry } from '../../shared/case/rules/report-entry.ts';
import { caseItem } from '../../shared/case/store/case-item.ts';
import { padded } from '../../shared/table/key.ts';
import type { Item, Table } from '../../shared/table/table.ts';
import { idNo } from '../places.ts';

/** Monday morning in a week without days off. */
const MONDAY: Instant = '2026-03-09T01:00:00.000Z';
const HOUR_MS = 3_600_000;

const KINDS = ['household-request', 'public-space', 'question'] as const;
const PRIORITIES = ['P1', 'P2', 'P3'] as const;

export interface Spread {
  readonly counties: readonly string[];
  readonly townships: number;
  readonly cases: number;
}

/** The `n`th township of all, which lie in the counties in turn. */
const townshipNo = ({ counties }: Spread, n: number): string =>
  `${counties[n % counties.length] ?? ''}${padded(101 + Math.floor(n / counties.length), 3)}`;

/** Where and when the `n`th case was reported: neighbours in number lie far apart in place and in time. */
export const caseNo = (spread: Spread, n: number): Item => {
  const grid = `${townshipNo(spread, (n * 7) % spread.townships)}201001`;
  const kind = KINDS[n % KINDS.length] ?? 'question';
  const priority = kind === 'question' ? 'P2' : (PRIORITIES[Math.floor(n / 3) % PRIORITIES.length] ?? 'P2');
  const subject = { type: 'area', id: grid } as const;
  const report = {
    id: idNo('R', n),
    programme: 'household',
    kind,
    priority,
    subject,
    words: 'A lamp is out.',
  } as const;
  const by = { id: `w-${grid}`, role: 'worker' } as const;
  const { after, lookAt } = opened(
    reportEntry(report, `digest-${n}`, by, addMs(MONDAY, ((n * 37) % 96) * HOUR_MS)),
  );
  return caseItem(after, lookAt);
};

/** Open cases all over some counties, and the areas in which they lie. */
export const loadLists = async (table: Table, spread: Spread): Promise<Item[]> => {
  const counties = spread.counties.map((code) => ({ pk: 'AREA#623000', sk: `AREA#${code}` }));
  const townships = Array.from({ length: spread.townships }, (_, n) => townshipNo(spread, n));
  const below = townships.map((code) => ({ pk: `AREA#${code.slice(0, 6)}`, sk: `AREA#${code}` }));
  const cases = Array.from({ length: spread.cases }, (_, n) => caseNo(spread, n));
  await table.load([...counties, ...below, ...cases]);
  return cases;
};
