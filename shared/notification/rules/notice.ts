import * as z from 'zod/mini';
import { AreaCode, GridCode, HouseholdId } from '../../base/area-code.ts';
import { CampaignId } from '../../base/campaign-id.ts';
import { Ulid, WorkerId } from '../../base/id.ts';
import { Day, Instant } from '../../base/instant.ts';
import { InboxAddress } from './address.ts';
import { CaseNotification } from './case-notification.ts';

const Count = z.int().check(z.minimum(0));
/** `id` is never used twice, on another day neither: it is how a notice is known on its way to people. */
const frame = { id: z.string(), at: Instant, day: Day };
const common = { ...frame, to: WorkerId, grid: GridCode };

/** What a member of staff finds in the inbox: counts and areas; a household only where its number must be put right, or an approval is asked for. */
export const Notice = z.discriminatedUnion('kind', [
  /** To whoever visits: so many today, so many by the end of the next working day. */
  z.strictObject({ kind: z.literal('visits-due'), ...common, today: Count, soon: Count }),
  /** To the one responsible above the grid: so many were not made in time, or have nobody to make them. */
  z.strictObject({ kind: z.literal('visits-overdue'), ...common, overdue: Count, withoutWorker: Count }),
  /** To the same: a worker found that a household has moved, and the register should be put right. */
  z.strictObject({ kind: z.literal('household-moved'), ...common, household: HouseholdId }),
  /** To whoever entered it, and whoever comes to the door: something entered there was a mistake, and counts no more. */
  z.strictObject({
    kind: z.literal('taken-back'),
    ...common,
    /** Where: of what was given to an area, that area. */
    grid: AreaCode,
    what: z.enum(['death', 'visit', 'trigger', 'service', 'contact']),
  }),
  /** To those who answer for an area: the plan of a campaign waits for them, until when, and that it has gone out. */
  z.strictObject({
    kind: z.literal('campaign'),
    ...frame,
    to: InboxAddress,
    campaign: CampaignId,
    about: z.enum(['planned', 'published']),
    goesOutOn: z.optional(Day),
  }),
  /** To a deputy, and to whom they stand in for: from which day until which, or that it is over. */
  z.strictObject({
    kind: z.literal('deputy'),
    ...frame,
    to: WorkerId,
    about: z.enum(['named', 'ended']),
    worker: WorkerId,
    deputy: WorkerId,
    from: Day,
    until: Day,
  }),
  /** To whoever gets everything that somebody else had, and to whoever gave it. */
  z.strictObject({ kind: z.literal('hand-over'), ...frame, to: WorkerId, handOver: Ulid }),
  /**
   * The record of a minor: to those who answer for the area, that it waits for an approval; to the reader, that they have it, or
   * no longer; to whoever gave it and whoever is above the reader, that it comes to its end.
   */
  z.strictObject({
    kind: z.literal('approval'),
    ...common,
    about: z.enum(['wanted', 'given', 'ending', 'ended']),
    household: HouseholdId,
  }),
  /** To the auditors of the county: somebody has opened a record in an emergency. */
  z.strictObject({ kind: z.literal('break-glass'), ...common, household: HouseholdId }),
  /** To the auditors of the county, and the one responsible above: somebody has asked for more records in an hour than anybody reads. */
  z.strictObject({
    kind: z.literal('many-readings'),
    ...frame,
    to: WorkerId,
    reader: WorkerId,
    /** What the reader answers for. */
    area: AreaCode,
  }),
  /** A case needs somebody: which one, and which kind of notification it is. */
  z.strictObject({
    kind: z.literal('case'),
    ...frame,
    to: InboxAddress,
    caseId: Ulid,
    about: CaseNotification,
    /** Goes out at once by every way, at any hour: somebody is in danger. */
    urgent: z.optional(z.literal(true)),
  }),
]);
export type Notice = z.infer<typeof Notice>;

/** For whatever carries a notice on. */
export const urgencyOf = (notice: Notice) =>
  notice.kind === 'case' && notice.urgent ? { urgent: notice.urgent } : {};
