import type { Instant } from '../../../base/instant.ts';
import { type EscalationTier, escalationTiers, tierAbove } from '../../../base/vocabulary.ts';
import { PREFECTURE_CALENDAR } from '../../../calendar/rules/prefecture-calendar.ts';
import { dueAt } from '../../../deadline/rules/compute-deadline.ts';
import type { TakenEscalation } from '../../../deadline/rules/escalation-step.ts';
import { parseLimit } from '../../../deadline/rules/limit.ts';
import { type Case, isOpen, type OpenCase } from '../case.ts';
import { isAwaited, MOST_FOLLOW_UPS } from '../follow-up/follow-up.ts';
import { askAt } from '../move.ts';
import type { StepPart } from '../take-step.ts';
import { dueOnClock, policyOf } from './case-clock.ts';

/** The one step that the sweep must take at `now`; `orderId` names the order that it may open. */
export const dueStep = (it: Case, now: Instant, orderId: string): StepPart | undefined => {
  const escalating = isOpen(it) ? escalationStep(it, now, orderId) : undefined;
  if (escalating !== undefined) return escalating;
  const late = it.followUps?.find((one) => isAwaited(one) && one.answerBy <= now);
  if (late !== undefined) return { step: 'follow-up-overdue', followUpId: late.id };
  const ask = askAt(it);
  return ask !== undefined && ask <= now ? { step: 'outcome-asked' } : undefined;
};

const escalationStep = (it: OpenCase, now: Instant, orderId: string): StepPart | undefined => {
  const [did, ...also] = dueOnClock(it.clock, now);
  if (did === undefined) return undefined;
  const rung = [did, ...also].reduce(tierAfter, it.rung);
  const step = { step: 'ladder', did, ...(also.length === 0 ? {} : { also }), rung } as const;
  const room = (it.followUps ?? []).length < MOST_FOLLOW_UPS;
  const isLate = did === 'mark-overdue' || also.includes('mark-overdue');
  return isLate && room ? { ...step, order: ownOrder(it, now, orderId) } : step;
};

/** Being late is asked about by the level above, without anybody having to think of it. */
const ownOrder = ({ clock }: OpenCase, now: Instant, followUpId: string) => ({
  followUpId,
  answerBy: dueAt(parseLimit(policyOf(clock).answerWithin), now, PREFECTURE_CALENDAR).dueAt,
});

const atLeast = (tier: EscalationTier, least: EscalationTier): EscalationTier =>
  escalationTiers.indexOf(tier) < escalationTiers.indexOf(least) ? least : tier;

/** Who answers for the case after a step of the escalation: reminders leave it, lateness and climbs move it up by one. */
export const tierAfter = (tier: EscalationTier, step: TakenEscalation): EscalationTier => {
  switch (step) {
    case 'remind-owner':
    case 'remind-head':
    case 'remind-top':
      return tier;
    case 'tell-county':
      return atLeast(tier, 'county');
    case 'tell-prefecture':
      return 'prefecture';
    case 'mark-overdue':
    case 'climb-1':
    case 'climb-2':
    case 'climb-3':
      return tierAbove(tier);
  }
};
