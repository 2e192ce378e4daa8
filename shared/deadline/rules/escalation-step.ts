import * as z from 'zod/mini';

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

/** A step of the policy, or what comes again and again once no step is left and the case is still open. */
export const TakenEscalation = z.enum([...EscalationStep.options, 'remind-top']);
export type TakenEscalation = z.infer<typeof TakenEscalation>;
