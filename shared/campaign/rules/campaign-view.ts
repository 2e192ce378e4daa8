import * as z from 'zod/mini';
import { Names, type Readers } from '../../base/catalogue/names.ts';
import { Day } from '../../base/instant.ts';
import { HolidayCalendar } from '../../calendar/rules/holiday.ts';
import { named } from '../../calendar/rules/holiday-line.ts';
import { type Campaign, lastDayOf } from './campaign.ts';
import { CampaignRule } from './campaign-rules.ts';
import type { Chunk } from './chunk.ts';
import { goesOutOn } from './next-action.ts';
import { PlanSummary } from './plan-summary.ts';

const Count = z.int();

const NamedHoliday = z.object({ id: z.string(), calendar: HolidayCalendar, name: Names, on: z.string() });

/** A campaign in a list. */
export const CampaignLine = z.object({
  id: z.string(),
  version: Count,
  status: z.enum(['opened', 'planned', 'publishing', 'published', 'cancelled']),
  area: z.string(),
  holiday: NamedHoliday,
  /** Holidays for which the same visits count. */
  also: z.optional(z.array(NamedHoliday)),
  window: z.object({ from: z.string(), to: z.string() }),
  until: z.string(),
  /** Of a draft: the day on which it goes out by itself. One that waits for a supervisor has none. */
  goesOutOn: z.optional(Day),
});
export type CampaignLine = z.infer<typeof CampaignLine>;

/** A campaign with the name of its holiday in every language. */
export const campaignInWords = <C extends Campaign>(campaign: C, readers: Readers) => ({
  ...campaign,
  holiday: named(campaign.holiday, readers),
  also: campaign.also?.map((holiday) => named(holiday, readers)),
  goesOutOn: goesOutOn(campaign),
});

/** How far publishing and visiting have come. `ended`: visits that are over, however they ended. */
export const CampaignProgress = z.object({
  chunks: z.object({ written: Count, all: Count }),
  tasks: Count,
  /** `unmade`: those that were not made when the last of the holidays was over, and are on no list any more. */
  visits: z.object({ ended: Count, all: Count, unmade: z.optional(Count) }),
});
export type CampaignProgress = z.infer<typeof CampaignProgress>;

/** A campaign with its plan and its progress: counts, and no household or worker among them. */
export const CampaignView = z.object({
  ...CampaignLine.shape,
  rules: z.string(),
  rule: CampaignRule,
  openedAt: z.string(),
  plan: z.optional(PlanSummary),
  publishedAt: z.optional(z.string()),
  completedAt: z.optional(z.string()),
  cancelledAt: z.optional(z.string()),
  reason: z.optional(z.string()),
  progress: CampaignProgress,
  asOf: z.string(),
});

/** Read off the status of the chunks, so that it says what is written and not what was meant to be. */
export const progressOf = (
  campaign: Campaign,
  {
    chunks,
    ended,
    today,
  }: { readonly chunks: readonly Chunk[]; readonly ended: number; readonly today: Day },
): CampaignProgress => {
  const plan = 'plan' in campaign ? campaign.plan : undefined;
  const finished = chunks.filter((chunk) => chunk.status === 'written');
  const all = plan?.visits ?? 0;
  const unmade = today > lastDayOf(campaign) ? { unmade: Math.max(0, all - ended) } : {};
  return {
    chunks: { written: finished.length, all: plan?.chunks ?? 0 },
    tasks: finished.reduce((sum, { tasks }) => sum + tasks, 0),
    visits: { ended, all, ...unmade },
  };
};
