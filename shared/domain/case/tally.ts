import { dayOf, type Instant } from '../instant.ts';
import type { Case } from './case.ts';

/** Where a case stands on a board: opened = open + closed + merged + withdrawn. */
type Heap = 'open' | 'closed' | 'merged' | 'withdrawn';

const heapOf = (it: Case): Heap => {
  if (it.status === 'merged') return 'merged';
  if (it.status === 'refused') return 'closed';
  if (it.status === 'closed') return it.answer.result === 'withdrawn' ? 'withdrawn' : 'closed';
  return 'open';
};

/** What a step adds to the month's counters of the grid; nothing when the case stays on its heap. */
export const tallyOfStep = (before: Case, after: Case): Readonly<Record<string, number>> | undefined => {
  const [from, to] = [heapOf(before), heapOf(after)];
  if (from === to) return undefined;
  const left = from === 'open' ? {} : { [from]: -1 };
  return to === 'open' ? left : { ...left, [to]: 1 };
};

/** `YYYY-MM` in Asia/Shanghai. */
export const monthOf = (at: Instant): string => dayOf(at).slice(0, 7);
