import * as z from 'zod/mini';
import { EscalationStep } from './escalation-step.ts';
import { LimitText } from './limit.ts';

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
