import { conflict, notAllowed } from '../../../base/refusal.ts';
import { skeletonOf } from '../case.ts';
import { inStatus, type Reducer } from '../reducer.ts';
import { takenSteps } from '../timing/case-clock.ts';
import { calendarOf, resolveClock, returnDueAt } from '../timing/case-time.ts';

export const accepted: Reducer<'accepted'> = (it, entry) => {
  const from = inStatus(it, 'reported');
  return {
    ...skeletonOf(from),
    status: 'accepted',
    clock: { ...resolveClock(from, calendarOf(entry)), taken: takenSteps(from.clock) },
  };
};

/** A refusal names who, why, and where to go instead; the entry carries all three. */
export const refused: Reducer<'refused'> = (it, { at, by, rung, countedAs }) => {
  const from = inStatus(it, 'reported', 'accepted', 'returned');
  const refusal = { by: by.id, rung, was: from.status, clock: from.clock };
  return { ...skeletonOf(from), status: 'refused', endedAt: at, refusal, countedAs };
};

export const assigned: Reducer<'assigned'> = (it, { assignee, at, by, rung }) => {
  const from = inStatus(it, 'accepted', 'returned', 'assigned', 'handling', 'reopened');
  if (from.dispute === 'asked') throw conflict('case.superior-asked');
  if (assignee === `worker:${by.id}`) throw notAllowed('case.own-assignment');
  const assignment = { assignee, assignedAt: at, givenBy: rung };
  return { ...skeletonOf(from), status: 'assigned', clock: from.clock, ...assignment };
};

/** A wrong address goes back once, with a reason, while the receiver's own clock allows it. */
export const returned: Reducer<'returned'> = (it, entry) => {
  const from = inStatus(it, 'assigned');
  if (from.dispute !== undefined) throw conflict('case.superior-decides');
  if (from.returned) throw conflict('case.returned-already');
  if (entry.at >= returnDueAt(from, calendarOf(entry))) throw conflict('case.return-over');
  return { ...skeletonOf(from), status: 'returned', clock: from.clock, returned: true };
};
