import * as z from 'zod/mini';
import { AreaCode, kindOfArea, lineOf, townshipOf } from './area-code.ts';
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
  'complaint',
  'village-need',
]);
export type CaseKind = z.infer<typeof CaseKind>;

const keptFromTheDoor = new Set<CaseKind>([
  'petition-hand-over',
  'complaint',
  'data-rights-request',
  'safeguarding',
]);

/** Whether somebody may find it by way of the door that it is about: on the slip left there, in the record of the household, among what is open there. */
export const isShownWithHousehold = (kind: CaseKind): boolean => !keptFromTheDoor.has(kind);

/** Those who oversee are told of these as `care`, and of the township: the kind alone says too much about a door. */
const toldAsCare = new Set<CaseKind>(['care-need', 'safeguarding', 'entitlement', 'temporary-relief']);

/** A kind as it is told to somebody. */
export const ShownKind = z.enum([...CaseKind.options, 'care']);
export type ShownKind = z.infer<typeof ShownKind>;

/** What those are told of a case who oversee the place and handle nothing there. */
export const overseenOf = ({ kind, area }: { readonly kind: CaseKind; readonly area: AreaCode }) =>
  toldAsCare.has(kind) ? { kind: 'care' as const, area: townshipOf(area) } : { kind, area };

/** What is given, at a door or to an area as a whole. */
export const serviceKinds = [
  'matter-done',
  'policy-delivered',
  'money',
  'goods',
  'allowance',
  'grant',
  'loan-arranged',
  'device',
  'adaptation',
  'medicine',
  'rehabilitation',
  'study-room',
  'training',
  'briefing',
  'placement',
  'enrolment',
] as const;
export const ServiceKind = z.enum(serviceKinds);
export type ServiceKind = z.infer<typeof ServiceKind>;

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
