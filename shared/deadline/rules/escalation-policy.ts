import * as z from 'zod/mini';
import { LimitText } from './limit.ts';

/** What is done about a clock as it runs down and out, in the order of growing urgency. */
export const EscalationStep = z.enum([
  'tell-county',
  'tell-prefecture',
  'remind-owner',
  'remind-head',
  'mark-overdue',
  'climb-1',
  'climb-2',
  'climb-3',
]);
export type EscalationStep = z.infer<typeof EscalationStep>;

/** After a share of the limit, some time after the start, or so many climbing intervals after the due date. */
const StepTime = z.union([
  z.strictObject({ share: z.number().check(z.minimum(0), z.maximum(1)) }),
  z.strictObject({ afterMs: z.int().check(z.minimum(0)) }),
  z.strictObject({ climbs: z.int().check(z.minimum(1), z.maximum(3)) }),
]);
export type StepTime = z.infer<typeof StepTime>;

/** How one clock escalates. A climb comes after every `climbEvery`, or that share of the limit if this is longer. */
export const EscalationPolicy = z.strictObject({
  steps: z.array(z.strictObject({ step: EscalationStep, at: StepTime, inOfficeHours: z.boolean() })),
  climbEvery: LimitText,
  climbShare: z.number().check(z.minimum(0), z.maximum(1)),
  /** Being late opens a follow-up order of the level above, to be answered within so long. */
  answerWithin: LimitText,
});
export type EscalationPolicy = z.infer<typeof EscalationPolicy>;

export const EscalationPolicyName = z.enum(['accept', 'resolve', 'danger']);
export type EscalationPolicyName = z.infer<typeof EscalationPolicyName>;

/** The escalation policies of one version. `danger` is for P0: the county at once, the prefecture after two hours, at any hour. */
export const EscalationRules = z.strictObject({
  version: z.string(),
  from: z.iso.date(),
  ladders: z.record(EscalationPolicyName, EscalationPolicy),
});
export type EscalationRules = z.infer<typeof EscalationRules>;

const TWO_HOURS_MS = 2 * 3_600_000;

const reminders = (inOfficeHours: boolean): EscalationPolicy['steps'] => [
  { step: 'remind-owner', at: { share: 0.5 }, inOfficeHours },
  { step: 'remind-head', at: { share: 0.8 }, inOfficeHours },
  { step: 'mark-overdue', at: { share: 1 }, inOfficeHours: false },
];

const climbs: EscalationPolicy['steps'] = [
  { step: 'climb-1', at: { climbs: 1 }, inOfficeHours: false },
  { step: 'climb-2', at: { climbs: 2 }, inOfficeHours: false },
  { step: 'climb-3', at: { climbs: 3 }, inOfficeHours: false },
];

/** Limits for accepting are short, so that policy climbs every working day. */
export const DEFAULT_ESCALATIONS: EscalationRules = {
  version: 'v1',
  from: '2026-01-01',
  ladders: {
    accept: {
      steps: [...reminders(true), ...climbs],
      climbEvery: '1wd',
      climbShare: 0.2,
      answerWithin: '1wd',
    },
    resolve: {
      steps: [...reminders(true), ...climbs],
      climbEvery: '2wd',
      climbShare: 0.2,
      answerWithin: '2wd',
    },
    danger: {
      steps: [
        { step: 'tell-county', at: { afterMs: 0 }, inOfficeHours: false },
        { step: 'tell-prefecture', at: { afterMs: TWO_HOURS_MS }, inOfficeHours: false },
        ...reminders(false),
      ],
      climbEvery: '2wd',
      climbShare: 0.2,
      answerWithin: '2h',
    },
  },
};
