import { dayOf, type Instant } from '../../base/instant.ts';
import { type Case, isOpen } from './case.ts';
import { markedColour } from './timing/case-clock.ts';

/** Where a case stands on a board: opened = open + closed + merged + withdrawn. Open ones by stage and colour. */
export const cellOf = (it: Case): string => {
  if (isOpen(it)) return `${it.status}:${markedColour(it.clock)}`;
  if (it.status === 'merged') return 'merged';
  if (it.status === 'closed' && it.answer.result === 'withdrawn') return 'withdrawn';
  return 'closed';
};

/** What is added to the counters of one month. `writes` counts every change, and so orders the sums made of them. */
export interface MonthTally {
  readonly month: string;
  readonly amounts: Readonly<Record<string, number>>;
}

/** `YYYY-MM` in Asia/Shanghai. */
export const monthOf = (at: Instant): string => dayOf(at).slice(0, 7);

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
