import * as z from 'zod/mini';
import type { Instant } from '../../../base/instant.ts';
import { PREFECTURE_CALENDAR } from '../../../calendar/rules/prefecture-calendar.ts';
import { Clock, sameDeadline } from '../../../deadline/rules/clock.ts';
import { type DueAction, dueAction, momentAtShare, nextMoment } from '../../../deadline/rules/due-action.ts';
import type { EscalationPolicy, EscalationRules } from '../../../deadline/rules/escalation-rules.ts';
import { EscalationStep } from '../../../deadline/rules/escalation-step.ts';
import { RULES, versionOfRule } from '../../../deadline/rules/rule-book.ts';

export const Stage = z.enum(['accept', 'resolve', 'verify']);

/** The one clock that runs in a case: of the stage it is in, with the steps of the escalation that were taken. */
export const CaseClock = z.strictObject({ ...Clock.shape, stage: Stage, taken: z.array(EscalationStep) });
export type CaseClock = z.infer<typeof CaseClock>;

/** The escalation policy of the version that the case started under; not being accepted in time has one of its own. */
export const policyOf = (clock: CaseClock): EscalationPolicy =>
  policyIn(RULES.of(versionOfRule(clock.rule)).ladders, clock);

export const policyIn = ({ ladders }: EscalationRules, { stage, rule }: CaseClock): EscalationPolicy => {
  if (rule.includes('/P0/') && stage !== 'verify') return ladders.danger;
  return ladders[stage === 'accept' ? 'accept' : 'resolve'];
};

const escalating = (clock: CaseClock) => ({ clock, policy: policyOf(clock), taken: clock.taken });

/**
 * When the sweep must look at the case. Waiting for the requester puts that moment off by the ten working days that
 * it may last, not for ever: a case whose requester never answers comes back by itself.
 */
export const nextLook = (clock: CaseClock): Instant | undefined =>
  nextMoment(escalating(clock), PREFECTURE_CALENDAR);

export const dueOnClock = (clock: CaseClock, now: Instant): DueAction =>
  dueAction(escalating(clock), now, PREFECTURE_CALENDAR);

/** Who was told of a danger is not told again because the next clock begins. */
export const takenSteps = ({ taken }: CaseClock): EscalationStep[] =>
  taken.filter((step) => step === 'tell-county' || step === 'tell-prefecture');

export const withStep = (clock: CaseClock, step: EscalationStep): CaseClock =>
  sameDeadline(clock, { ...clock, taken: [...clock.taken, step] });

/** Of the deadline, never of a person: yellow after 80 % of the time, red after all of it. */
export const clockColour = (clock: CaseClock, now: Instant): 'green' | 'yellow' | 'red' => {
  if (now >= clock.dueAt) return 'red';
  return now >= momentAtShare(clock, 0.8, PREFECTURE_CALENDAR) ? 'yellow' : 'green';
};

/**
 * The colour that the sweep has marked, for counters: it follows from what is stored, so that a recount agrees. It may
 * lag behind `clockColour` by one run of the sweep, and yellow also by a night, since nobody is reminded then.
 */
export const markedColour = ({ taken }: CaseClock): 'green' | 'yellow' | 'red' => {
  if (taken.some((step) => late.has(step))) return 'red';
  return taken.includes('remind-head') ? 'yellow' : 'green';
};

const late = new Set<EscalationStep>(['mark-overdue', 'climb-1', 'climb-2', 'climb-3']);
