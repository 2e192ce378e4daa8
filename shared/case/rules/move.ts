import { type Instant, monthOf } from '../../base/instant.ts';
import { applyEntry, openCase } from './apply-entry.ts';
import { type Case, isOpen } from './case.ts';
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

/** What left a heap leaves it in the month in which it had ended: a month's figure equals its list of ended cases. */
const monthLeft = (before: Case, at: Instant): string => monthOf(isOpen(before) ? at : before.endedAt);

/** What a step, or a report, changes in the counters of the grid; nothing when stage and colour stay. */
export const tallyOf = (before: Case | undefined, after: Case, at: Instant): MonthTally[] => {
  const [from, to] = [before && cellOf(before), cellOf(after)];
  if (from === to) return [];
  const came = { month: monthOf(at), amounts: { [to]: 1, writes: 1 } };
  if (before === undefined || from === undefined)
    return [{ ...came, amounts: { ...came.amounts, opened: 1 } }];
  const left = { month: monthLeft(before, at), amounts: { [from]: -1, writes: 1 } };
  if (left.month !== came.month) return [left, came];
  return [{ month: came.month, amounts: { [from]: -1, [to]: 1, writes: 1 } }];
};

/** What a case takes from the counters of one grid and brings to another when its place gets another number. */
export const tallyOfRelocation = (it: Case, at: Instant, by: 1 | -1): MonthTally[] => {
  const opened = { month: monthOf(it.reportedAt), amounts: { opened: by, writes: 1 } };
  const cell = { month: monthLeft(it, at), amounts: { [cellOf(it)]: by, writes: 1 } };
  if (opened.month !== cell.month) return [opened, cell];
  return [{ month: cell.month, amounts: { ...opened.amounts, ...cell.amounts } }];
};
