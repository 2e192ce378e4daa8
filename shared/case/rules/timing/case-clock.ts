import * as z from 'zod/mini';
import { Day, Instant } from '../../../base/instant.ts';
import { PREFECTURE_CALENDAR } from '../../../calendar/rules/prefecture-calendar.ts';
import { Clock, sameDeadline } from '../../../deadline/rules/clock.ts';
import { dueActions, momentAtShare, nextMoment, nextReminder } from '../../../deadline/rules/due-action.ts';
import type { EscalationPolicy, EscalationRules } from '../../../deadline/rules/escalation-rules.ts';
import { EscalationStep, type TakenEscalation } from '../../../deadline/rules/escalation-step.ts';
import { RULES, versionOfRule } from '../../../deadline/rules/rule-book.ts';

export const Stage = z.enum(['accept', 'resolve', 'verify']);

/** The one clock that runs in a case: of the stage it is in, with the steps of the escalation that were taken. */
export const CaseClock = z.strictObject({
  ...Clock.shape,
  stage: Stage,
  taken: z.array(EscalationStep),
  /** The last of its steps that told the levels above: what is left goes on from there. */
  remindedAt: z.optional(Instant),
});
export type CaseClock = z.infer<typeof CaseClock>;

/** What is told of a running clock: which it is, until when it runs, and whether all days off of that time are known. */
export const RunningClock = z.object({
  stage: z.string(),
  dueAt: Instant,
  dueOn: Day,
  provisional: z.boolean(),
});

/** The escalation policy of the version that the case started under; not being accepted in time has one of its own. */
export const policyOf = (clock: CaseClock): EscalationPolicy =>
  policyIn(RULES.of(versionOfRule(clock.rule)).ladders, clock);

export const policyIn = ({ ladders }: EscalationRules, { stage, rule }: CaseClock): EscalationPolicy => {
  if (rule.includes('/P0/') && stage !== 'verify') return ladders.danger;
  return ladders[stage === 'accept' ? 'accept' : 'resolve'];
};

const escalating = (clock: CaseClock) => ({ clock, policy: policyOf(clock), taken: clock.taken });

const reminderAt = (clock: CaseClock): Instant | undefined => {
  const hourly = clock.rule.includes('/P0/');
  return nextReminder(escalating(clock), { last: clock.remindedAt, hourly }, PREFECTURE_CALENDAR);
};

/**
 * When the sweep must look at the case. Waiting for the requester puts that moment off by the ten working days that
 * it may last, not for ever: a case whose requester never answers comes back by itself. A late one comes back until it ends.
 */
export const nextLook = (clock: CaseClock): Instant | undefined =>
  nextMoment(escalating(clock), PREFECTURE_CALENDAR) ?? reminderAt(clock);

/** What is due by now, all at once: the next run has nothing left to make good. */
export const dueOnClock = (clock: CaseClock, now: Instant): TakenEscalation[] => {
  const steps = dueActions(escalating(clock), now, PREFECTURE_CALENDAR);
  if (steps.length > 0) return steps;
  const at = reminderAt(clock);
  return at !== undefined && at <= now ? ['remind-top'] : [];
};

/** Who was told of a danger is not told again because the next clock begins. */
export const takenSteps = ({ taken }: CaseClock): EscalationStep[] =>
  taken.filter((step) => step === 'tell-county' || step === 'tell-prefecture');

const isReminder = (step: TakenEscalation): boolean => step === 'remind-owner' || step === 'remind-head';
const isOfPolicy = (step: TakenEscalation): step is EscalationStep => step !== 'remind-top';

export const withSteps = (clock: CaseClock, steps: readonly TakenEscalation[], at: Instant): CaseClock =>
  sameDeadline(clock, {
    ...clock,
    taken: [...clock.taken, ...steps.filter(isOfPolicy)],
    ...(steps.every(isReminder) ? {} : { remindedAt: at }),
  });

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
