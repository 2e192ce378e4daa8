import * as z from 'zod/mini';
import { AreaCode } from '../../base/area-code.ts';
import { CampaignId } from '../../base/campaign-id.ts';
import { Version, WorkerId } from '../../base/id.ts';
import { Day, Instant } from '../../base/instant.ts';
import { conflict } from '../../base/refusal.ts';
import { HolidayCalendar, HolidayName } from '../../calendar/rules/holiday.ts';
import { CampaignRule } from './campaign-rules.ts';
import { PlanSummary } from './plan-summary.ts';

const VisitedHoliday = z.strictObject({
  id: z.string(),
  calendar: HolidayCalendar,
  name: HolidayName,
  on: Day,
});

const common = {
  id: CampaignId,
  version: Version,
  /** The prefecture, or the place that set the day for itself: its supervisors publish. */
  area: AreaCode,
  holiday: VisitedHoliday,
  /** Whose visits would overlap: one visit at a door counts for them too. */
  also: z.optional(z.array(VisitedHoliday)),
  rules: z.string(),
  rule: CampaignRule,
  /** When visits are made. `to` is what the tasks say; `until` is the last day in time, later after an extension. */
  window: z.strictObject({ from: Day, to: Day }),
  until: Day,
  openedAt: Instant,
  /** Whoever plans at the moment, known by the number of the plan that they make. */
  planning: z.optional(z.strictObject({ number: Version, since: Instant })),
};

const planned = { ...common, plan: PlanSummary };
/** By the daily job where nobody is named. */
const published = { ...planned, publishedAt: Instant, publishedBy: z.optional(WorkerId) };

export const CancelReason = z.enum(['emergency', 'weather', 'other-plan', 'opened-wrongly']);

const OpenedCampaign = z.strictObject({ status: z.literal('opened'), ...common });
const PlannedCampaign = z.strictObject({ status: z.literal('planned'), ...planned });
const PublishingCampaign = z.strictObject({ status: z.literal('publishing'), ...published });
const PublishedCampaign = z.strictObject({
  status: z.literal('published'),
  ...published,
  completedAt: Instant,
  /** How many tasks its chunks have written: exactly as many as were planned. */
  tasks: z.int().check(z.minimum(0)),
});
/** Its tasks stand where they were written, and no list shows them any more. */
const CancelledCampaign = z.strictObject({
  status: z.literal('cancelled'),
  ...common,
  plan: z.optional(PlanSummary),
  publishedAt: z.optional(Instant),
  publishedBy: z.optional(WorkerId),
  completedAt: z.optional(Instant),
  tasks: z.optional(z.int()),
  cancelledAt: Instant,
  cancelledBy: WorkerId,
  reason: CancelReason,
});

/** The visits of one holiday: opened by its lead time, planned each day, published once. */
export const Campaign = z.discriminatedUnion('status', [
  OpenedCampaign,
  PlannedCampaign,
  PublishingCampaign,
  PublishedCampaign,
  CancelledCampaign,
]);
export type Campaign = z.infer<typeof Campaign>;
export type CampaignIn<S extends Campaign['status']> = Extract<Campaign, { status: S }>;

/** The day of the last holiday for which its visits are made, or the day until which they were given more time. */
export const lastDayOf = ({ holiday, also = [], until }: Pick<Campaign, 'holiday' | 'also' | 'until'>): Day =>
  [holiday.on, ...also.map(({ on }) => on), until].toSorted().at(-1) ?? until;

/** The plan of a campaign; refuses where none has been made. */
export const planOf = (campaign: Campaign): PlanSummary => {
  const plan = 'plan' in campaign ? campaign.plan : undefined;
  if (plan === undefined) throw conflict('campaign.no-plan');
  return plan;
};
