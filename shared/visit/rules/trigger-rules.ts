import * as z from 'zod/mini';
import { Day } from '../../base/instant.ts';
import { LimitText } from '../../deadline/rules/limit.ts';
import { SourceName } from '../../deadline/rules/source.ts';
import { ServiceOnOffer, TriggerKind } from './trigger.ts';

/** On what ground the household's data may be used for the visit (PIPL art. 13). */
const LegalBasis = z.strictObject({ testbed: z.enum(['statutory-duty', 'consent']), source: SourceName });

/** One visit that a trigger makes: what is offered, and within what time. */
const DealtVisit = z.strictObject({ service: ServiceOnOffer, within: LimitText });

const TriggerRule = z.strictObject({
  basis: LegalBasis,
  /** How many days after its last visit falls due nobody may act on the trigger any more. */
  expiresAfterDays: z.int().check(z.minimum(1), z.maximum(180)),
  /** `liaison`: who comes to this door. `helper`: the one whom the person wants to talk to. */
  whoVisits: z.enum(['liaison', 'helper']),
  /** In their order; most triggers make one. */
  visits: z.array(DealtVisit).check(z.minLength(1), z.maxLength(3)),
});
export type TriggerRule = z.infer<typeof TriggerRule>;

/** One version of the triggers. A task keeps the version that it was made under. */
export const TriggerRules = z.strictObject({
  version: z.string().check(z.regex(/^[a-z0-9.-]+$/)),
  from: Day,
  kinds: z.record(TriggerKind, TriggerRule),
});
export type TriggerRules = z.infer<typeof TriggerRules>;
