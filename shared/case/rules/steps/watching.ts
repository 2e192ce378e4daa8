import { conflict } from '../../../base/refusal.ts';
import { SYSTEM } from '../../../base/role.ts';
import type { EscalationTier } from '../../../base/vocabulary.ts';
import { isOpen } from '../case.ts';
import type { EntryOf } from '../entry.ts';
import type { FollowUp } from '../follow-up/follow-up.ts';
import type { Reducer } from '../reducer.ts';
import { withSteps } from '../timing/case-clock.ts';

/** A note or a file changes nothing but the timeline, and is welcome after the end too. */
export const noted: Reducer<'noted'> = (it) => it;
export const attached: Reducer<'attached'> = (it) => it;

type Orders = readonly FollowUp[] | undefined;
type NewOrder = NonNullable<EntryOf<'ladder'>['order']>;

const opened = (orders: Orders = [], rung: EscalationTier, { followUpId: id, answerBy }: NewOrder) => ({
  followUps: [...orders, { id, rung, state: 'asked' as const, answerBy, askedBy: SYSTEM.id }],
});

/** The order that lateness opened belongs to whoever answers for the case by now. */
const raised = (orders: Orders, rung: EscalationTier) =>
  orders === undefined
    ? {}
    : { followUps: orders.map((one) => (one.askedBy === SYSTEM.id ? { ...one, rung } : one)) };

/** Steps of the escalation: taken once each, those together that are due together; being late is marked for good, even if the case is re-opened later. */
export const ladder: Reducer<'ladder'> = (it, { did, also = [], rung, at, order }) => {
  if (!isOpen(it)) throw conflict('case.ended-not-due');
  const steps = [did, ...also];
  const late = steps.includes('mark-overdue') ? { overdueAt: it.overdueAt ?? at } : {};
  const followUps = order === undefined ? raised(it.followUps, rung) : opened(it.followUps, rung, order);
  return { ...it, ...late, ...followUps, rung, clock: withSteps(it.clock, steps, at) };
};
