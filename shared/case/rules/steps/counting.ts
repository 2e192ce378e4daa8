import { conflict } from '../../../base/refusal.ts';
import { isOpen } from '../case.ts';
import type { Reducer } from '../reducer.ts';
import { calendarOf, countedAgain } from '../timing/case-time.ts';

/** The notice of another year has arrived; what was promised moves later at most, what has run out stays. */
export const recounted: Reducer<'recounted'> = (it, entry) => {
  if (!isOpen(it)) throw conflict('case.ended-not-counted');
  return countedAgain(it, entry.at, calendarOf(entry));
};
