import type { Day } from '../../base/instant.ts';
import type { Approval } from './approval.ts';

/** Two weeks in which offices are open: time to ask for another one. */
const WORKING_DAYS = 10;

/** Whether the last day on which an approval holds is one of the next ten working days; `next`: the working day after a day. */
export const endsSoon = ({ until }: Approval, today: Day, next: (day: Day) => Day): boolean => {
  let day = today;
  for (let n = 0; n < WORKING_DAYS; n += 1) day = next(day);
  return until <= day;
};
