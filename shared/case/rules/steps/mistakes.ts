import { addMs } from '../../../base/instant.ts';
import { conflict, notAllowed } from '../../../base/refusal.ts';
import { type EscalationTier, isBelow } from '../../../base/vocabulary.ts';
import { type Case, type CaseStatus, isOpen, type OpenCase, skeletonOf } from '../case.ts';
import { OUTCOME_AFTER_MS } from '../outcome.ts';
import { inStatus, type Reducer } from '../reducer.ts';
import { calendarOf, limitsOf, recountedFor } from '../timing/case-time.ts';
import { orderIn, withoutOrder } from './following.ts';

interface Taken {
  readonly by: string;
  readonly rung: EscalationTier;
}

interface Made {
  readonly by: string;
  readonly rung?: EscalationTier | undefined;
}

/** A mistake is taken back by whoever made it, or by a level above; where it is not known who, the township has made it. */
const requireAuthorOrAbove = (made: Made, taken: Taken): void => {
  const { by, rung = 'township' } = made;
  if (by !== taken.by && !isBelow(rung, taken.rung)) throw notAllowed('correction.above', { tier: rung });
};

/** The case stands where it stood, and its clock never stopped: the requester was promised a day. */
export const refusalTakenBack: Reducer<'refusal-taken-back'> = (it, { at, by, rung }) => {
  const from = inStatus(it, 'refused');
  const { refusal, endedAt } = from;
  if (refusal === undefined || at >= addMs(endedAt, OUTCOME_AFTER_MS)) throw conflict('correction.too-late');
  requireAuthorOrAbove(refusal, { by: by.id, rung });
  return { ...skeletonOf(from), status: refusal.was, clock: refusal.clock };
};

/** Nobody has begun to work on it. */
const early = new Set<CaseStatus>(['reported', 'accepted', 'returned', 'assigned']);

const isUrgent = ({ kind, priority }: Case): boolean => kind === 'safeguarding' || priority === 'P0';

/** What others rely on is not theirs alone to withdraw. */
const requireOwn = (it: OpenCase): void => {
  if (isUrgent(it) || !early.has(it.status) || it.notSolved !== undefined)
    throw notAllowed('case.withdraw-above');
};

export const withdrawn: Reducer<'withdrawn'> = (it, { at, by }) => {
  if (!isOpen(it)) throw conflict('case.ended-reopen');
  if (it.reporters > 1) throw conflict('case.others-reported');
  if (by.role !== 'supervisor') requireOwn(it);
  const lay = 'assignee' in it ? { lay: it.assignee } : {};
  return { ...skeletonOf(it), status: 'withdrawn', endedAt: at, ...lay };
};

/** As if it had been reported like this: its limits are counted from the same moment. That it was late stays marked. */
export const corrected: Reducer<'corrected'> = (it, entry) => {
  if (!isOpen(it)) throw conflict('case.ended-reopen');
  if (it.status !== 'reported' && entry.by.role !== 'supervisor') throw notAllowed('case.correct-above');
  const { kind = it.kind, priority = it.priority, place: subject = it.subject, area, rules } = entry;
  if (kind === it.kind && priority === it.priority && subject.id === it.subject.id)
    throw conflict('case.nothing-to-correct');
  limitsOf({ kind, priority, rules });
  return recountedFor({ ...it, kind, priority, subject, area, rules }, calendarOf(entry));
};

/** An order that nobody has answered yet goes; what was asked stands in the timeline. */
export const orderWithdrawn: Reducer<'follow-up-withdrawn'> = (it, { followUpId, by, rung }) => {
  const order = orderIn(it, followUpId);
  if (order.askedBy === 'system') throw conflict('order.automatic');
  if (order.state === 'answered') throw conflict('order.answer-looked-at');
  requireAuthorOrAbove({ by: order.askedBy, rung: order.rung }, { by: by.id, rung });
  return withoutOrder(it, followUpId);
};
