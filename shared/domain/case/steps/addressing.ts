import { conflict, notAllowed } from '../../refusal.ts';
import { skeletonOf } from '../case.ts';
import { calendarOf, returnDueAt } from '../case-time.ts';
import { type Fold, inStatus } from '../fold.ts';
import { isBelow } from '../vocabulary.ts';

/** Who cannot return a case any more, because it was returned once or too late, may ask the common superior. */
export const disputed: Fold<'address-disputed'> = (it, entry) => {
  const from = inStatus(it, 'assigned');
  if (from.dispute !== undefined)
    throw conflict('The common superior was asked already; their word is final.');
  if (!from.returned && entry.at < returnDueAt(from, calendarOf(entry)))
    throw conflict('The case can still be returned; a dispute comes after that.');
  return { ...from, dispute: 'asked' };
};

/** Units of several townships and of the county meet at the county: its word, or that of the prefecture, is final. */
export const decided: Fold<'address-decided'> = (it, { assignee, at, by, rung }) => {
  const from = inStatus(it, 'assigned');
  if (from.dispute !== 'asked') throw conflict('Nobody has asked for a decision on this address.');
  if (isBelow(rung, 'county')) throw notAllowed('The common superior is the county or the prefecture.');
  if (assignee === `worker:${by.id}`)
    throw notAllowed('Nobody assigns a case to themselves; ask a colleague.');
  const { clock } = from;
  return { ...skeletonOf(from), status: 'assigned', clock, assignee, assignedAt: at, dispute: 'decided' };
};
