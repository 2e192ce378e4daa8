import { type Instant, monthOf } from '../../base/instant.ts';
import { applyEntry, openCase } from './apply-entry.ts';
import { type Case, isOpen, type OpenCase } from './case.ts';
import type { Entry, EntryOf } from './entry.ts';
import { isAwaited } from './follow-up/follow-up.ts';
import { markedColour, nextLook as nextOnClock } from './timing/case-clock.ts';

/**
 * When the sweep must look at a case: the earliest of its running clock, the dates of its follow-up orders and, after
 * its end, the day on which the requester is asked whether the solution lasted.
 */
export const nextLook = (it: Case): Instant | undefined =>
  [isOpen(it) ? nextOnClock(it.clock) : undefined, ...orderDates(it), askAt(it)]
    .filter((at) => at !== undefined)
    .sort()[0];

const orderDates = (it: Case): Instant[] => (it.followUps ?? []).filter(isAwaited).map((one) => one.answerBy);

/** When the requester of a closed case is asked; none once that was done. */
export const askAt = (it: Case): Instant | undefined =>
  it.status === 'closed' && it.outcome?.state === 'due' ? it.outcome.askAt : undefined;

/** A case as an entry leaves it. */
interface Reached<E extends Entry> {
  readonly after: Case;
  readonly entry: E;
  /** When the sweep must look at it; stored beside the case, in whose record it is not. */
  readonly lookAt: Instant | undefined;
}

/** A case that begins. */
export type Opened = Reached<EntryOf<'reported'>>;

/** One step of a case. */
export interface Move extends Reached<Entry> {
  readonly before: Case;
}

/** All that a report opens. */
export const opened = (entry: EntryOf<'reported'>): Opened => {
  const after = openCase(entry);
  return { after, entry, lookAt: nextLook(after) };
};

/** All that an entry makes of a case. */
export const moved = (before: Case, entry: Entry): Move => {
  const after = applyEntry(before, entry);
  return { before, after, entry, lookAt: nextLook(after) };
};

/** Where a case stands on a board: opened = open + closed + refused + merged + withdrawn. Open ones by stage and colour. */
export const cellOf = (it: Case): string => {
  if (isOpen(it)) return `${it.status}:${markedColour(it.clock)}`;
  switch (it.status) {
    case 'closed':
      return it.answer.result === 'withdrawn' ? 'withdrawn' : 'closed';
    case 'refused':
      return it.countedAs ?? 'closed';
    case 'merged':
    case 'withdrawn':
      return it.status;
  }
};

/** What is added to the counters of one month. `writes` counts every change, and so orders the sums made of them. */
export interface MonthTally {
  readonly month: string;
  readonly amounts: Readonly<Record<string, number>>;
}

/** What a kind and a programme are called in the name of a cell: `qu` and `hou`. Stored, so they stay. */
const kindCode = (kind: string): string => {
  const words = kind.split('-');
  return words.length === 1
    ? kind.slice(0, 2)
    : words
        .map(([letter]) => letter)
        .join('')
        .slice(0, 2);
};
const programmeCode = (programme: string): string => programme.slice(0, 3);

/** How a case came to its end. */
const END_CODES = {
  solved: 's',
  partly: 'p',
  'not-possible': 'n',
  'not-ours': 'u',
  duplicate: 'd',
  withdrawn: 'w',
  merged: 'm',
  refused: 'r',
} as const;

/**
 * The cell of statistics for what became of a case, by programme, kind and result, or for that it was opened: 8 bytes, so that
 * they fit into the counter that is written anyway. `hou.qu.o` is a question of a household that was opened.
 */
export const factCellOf = (it: Case, became: keyof typeof END_CODES | 'opened'): string =>
  `${programmeCode(it.programme)}.${kindCode(it.kind)}.${became === 'opened' ? 'o' : END_CODES[became]}`;

const endOf = (it: Exclude<Case, OpenCase>): keyof typeof END_CODES =>
  it.status === 'closed' ? it.answer.result : it.status;

type Amounts = Readonly<Record<string, number>>;

/** What is added to the counters of one month. `writes` counts every change, and so orders the sums made of them. */
export interface MonthTally {
  readonly month: string;
  readonly amounts: Amounts;
}

/** One cell of one month that a case is counted in. */
interface Place {
  readonly month: string;
  readonly cell: string;
}

/** Of statistics: in the month in which it was opened, and in that in which it ended. */
export const factsOf = (it: Case): Place[] => {
  const opened = { month: monthOf(it.reportedAt), cell: factCellOf(it, 'opened') };
  return isOpen(it) ? [opened] : [opened, { month: monthOf(it.endedAt), cell: factCellOf(it, endOf(it)) }];
};

/** All places. What left a heap leaves it in the month in which it had ended: a month's figure equals its list of ended cases. */
const placesOf = (it: Case, at: Instant): Place[] => [
  { month: monthOf(it.reportedAt), cell: 'opened' },
  { month: monthOf(isOpen(it) ? at : it.endedAt), cell: cellOf(it) },
  ...factsOf(it),
];

const sumsIn = (places: readonly (Place & { readonly by: 1 | -1 })[]): Amounts => {
  const sums: Record<string, number> = {};
  for (const { cell, by } of places) sums[cell] = (sums[cell] ?? 0) + by;
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0));
};

/** What a case that stood there before, and one that stands there now, change in the counters; nothing where that is the same. */
const tallyBetween = (before: Case | undefined, after: Case | undefined, at: Instant): MonthTally[] => {
  const left = before === undefined ? [] : placesOf(before, at).map((one) => ({ ...one, by: -1 as const }));
  const came = after === undefined ? [] : placesOf(after, at).map((one) => ({ ...one, by: 1 as const }));
  return [...Map.groupBy([...left, ...came], ({ month }) => month)]
    .map(([month, places]) => ({ month, amounts: sumsIn(places) }))
    .filter(({ amounts }) => Object.keys(amounts).length > 0)
    .map(({ month, amounts }) => ({ month, amounts: { ...amounts, writes: 1 } }));
};

/** What a step, or a report, changes in the counters of the grid; nothing when the case stays in its cells. */
export const tallyOf = (before: Case | undefined, after: Case, at: Instant): MonthTally[] =>
  tallyBetween(before, after, at);

/** What a case takes from the counters of one grid and brings to another when its place gets another number. */
export const tallyOfRelocation = (it: Case, at: Instant, by: 1 | -1): MonthTally[] =>
  by === 1 ? tallyBetween(undefined, it, at) : tallyBetween(it, undefined, at);
