import type { EscalationRules } from './escalation-rules.ts';
import type { LimitRules } from './limit-rules.ts';

/** One version of everything that is set by rule: how long things may take, and what happens as time runs out. */
export interface Rules {
  readonly limits: LimitRules;
  readonly ladders: EscalationRules;
}
