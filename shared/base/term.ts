import type { Day } from './instant.ts';

/** From a first day to the first day on which it is over; open-ended without the latter. */
export interface Term {
  readonly from: Day;
  readonly to?: Day | undefined;
}

export const isOn = ({ from, to }: Term, day: Day): boolean => from <= day && (to === undefined || day < to);

const isEmpty = ({ from, to }: Term) => to !== undefined && to <= from;

/** Whether there is a day that belongs to both. A term that ended on its first day has none. */
export const overlap = (a: Term, b: Term): boolean =>
  !isEmpty(a) &&
  !isEmpty(b) &&
  (b.to === undefined || a.from < b.to) &&
  (a.to === undefined || b.from < a.to);
