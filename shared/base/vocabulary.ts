import * as z from 'zod/mini';
import { AreaCode, kindOfArea, lineOf } from './area-code.ts';
import { fault } from './fault.ts';
import { UnitId, WorkerId } from './id.ts';
import { Instant } from './instant.ts';

/** Where a case is filed: a township, a village or a grid. */
export const CaseArea = AreaCode.check(z.minLength(9, fault('area.township-or-below')));

/** What a case is about, as far as its limits differ. */
export const CaseKind = z.enum([
  'question',
  'household-request',
  'public-space',
  'safeguarding',
  'entitlement',
  'temporary-relief',
  'care-need',
  'dispute-mediation',
  'enterprise-problem',
  'enterprise-arrears',
  'petition-hand-over',
  'data-rights-request',
]);
export type CaseKind = z.infer<typeof CaseKind>;

/** How a case ended, which is mandatory: "closed" alone does not say whether anything was fixed. */
export const CaseResult = z.enum(['solved', 'partly', 'not-possible', 'not-ours', 'withdrawn', 'duplicate']);
export type CaseResult = z.infer<typeof CaseResult>;

/** Who works on a case: a unit, or one worker. */
export const Assignee = z.union([
  z.pipe(
    z.strictObject({ unit: UnitId }),
    z.transform(({ unit }) => `unit:${unit}`),
  ),
  z.pipe(
    z.strictObject({ worker: WorkerId }),
    z.transform(({ worker }) => `worker:${worker}`),
  ),
]);
export const AssigneeId = z.string().check(z.regex(/^(unit|worker):[A-Za-z0-9-]+$/));

/** Who answers for the case if nothing moves; a late case climbs from the first to the last. */
export const escalationTiers = ['village', 'township', 'county', 'prefecture'] as const;
export const EscalationTier = z.enum(escalationTiers);
export type EscalationTier = z.infer<typeof EscalationTier>;

export const tierAbove = (tier: EscalationTier): EscalationTier =>
  escalationTiers[Math.min(escalationTiers.indexOf(tier) + 1, escalationTiers.length - 1)] ?? tier;

export const isBelow = (tier: EscalationTier, other: EscalationTier): boolean =>
  escalationTiers.indexOf(tier) < escalationTiers.indexOf(other);

/** The level that somebody speaks for: that of the area they answer for. A grid belongs to its village. */
export const tierOfArea = (code: AreaCode): EscalationTier => {
  const kind = kindOfArea(code);
  return kind === 'grid' ? 'village' : kind;
};

/** The area of a level that answers for a case filed under `area`. */
export const areaAtTier = (area: AreaCode, tier: EscalationTier): AreaCode =>
  lineOf(area).find((code) => tierOfArea(code) === tier) ?? area;

export const Answer = z.strictObject({ result: CaseResult, at: Instant, by: WorkerId });

/** How an attempt to ask the requester went. */
export const Reached = z.enum(['confirmed', 'not-solved', 'not-reached']);
