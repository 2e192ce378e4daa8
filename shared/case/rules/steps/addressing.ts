import { conflict, notAllowed } from '../../../base/refusal.ts';
import { type EscalationTier, isBelow } from '../../../base/vocabulary.ts';
import { type CaseIn, skeletonOf } from '../case.ts';
import { commonSuperior } from '../common-superior.ts';
import { inStatus, type Reducer } from '../reducer.ts';
import { calendarOf, returnDueAt } from '../timing/case-time.ts';

/** Where a timeline does not say who the sides were: units of the townships and of the county meet at the county. */
const UNTOLD: EscalationTier = 'county';

const superiorOf = ({ area, givenBy }: CaseIn<'assigned'>, disputedIn: string | undefined): EscalationTier =>
  givenBy === undefined || disputedIn === undefined ? UNTOLD : commonSuperior(area, { givenBy, disputedIn });

/** Who cannot return a case any more, because it was returned once or too late, may ask the common superior. */
export const disputed: Reducer<'address-disputed'> = (it, entry) => {
  const from = inStatus(it, 'assigned');
  if (from.dispute !== undefined) throw conflict('case.superior-final');
  if (!from.returned && entry.at < returnDueAt(from, calendarOf(entry)))
    throw conflict('case.still-returnable');
  return { ...from, dispute: 'asked', disputedBy: entry.by.id, superior: superiorOf(from, entry.area) };
};

/** The word of the nearest level above both sides, or of one above it, is final. */
export const decided: Reducer<'address-decided'> = (it, { assignee, at, by, rung }) => {
  const from = inStatus(it, 'assigned');
  if (from.dispute !== 'asked') throw conflict('case.no-dispute');
  if (from.disputedBy === by.id) throw notAllowed('case.own-dispute');
  const { superior = UNTOLD } = from;
  if (isBelow(rung, superior)) throw notAllowed('case.superior-tier', { superior });
  if (assignee === `worker:${by.id}`) throw notAllowed('case.own-assignment');
  const { clock } = from;
  return { ...skeletonOf(from), status: 'assigned', clock, assignee, assignedAt: at, dispute: 'decided' };
};
