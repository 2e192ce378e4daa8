import { campaignId } from '../../base/campaign-id.ts';
import { dayOf } from '../../base/instant.ts';
import { PREFECTURE_CALENDAR } from '../../calendar/rules/prefecture-calendar.ts';
import type { Context } from '../../table/context.ts';
import type { Due, Look } from '../../table/look.ts';
import { failIfUnreadable } from '../../table/unreadable.ts';
import type { Campaign } from '../rules/campaign.ts';
import type { CampaignRules } from '../rules/campaign-rules.ts';
import { DEFAULT_CAMPAIGNS } from '../rules/default-campaigns.ts';
import { nextAction } from '../rules/next-action.ts';
import { dueHolidays, isDue, openCampaign, yearsAhead } from '../rules/open-campaign.ts';
import type { DueHoliday, RuledHoliday } from '../rules/shared-trips.ts';
import { createCampaign, findCampaign } from '../store/campaign-store.ts';
import { localHolidaysOf, stillEntered } from '../store/holiday-store.ts';
import { planCampaign } from './plan-campaign.ts';
import { concludeCampaign, publishCampaign } from './publish-campaign.ts';

/** Gannan, for the holidays of everybody; a festival is for the area that entered it. */
const PREFECTURE = '623000';

interface Setting {
  readonly rules: CampaignRules;
  /** Smaller in tests; as large as fits in production. */
  readonly chunkVisits?: number;
}

/** The campaign of a holiday, opened now if it was not; somebody else may be a moment faster. */
const opened = async (due: DueHoliday, ctx: Context, { rules }: Setting) => {
  const id = campaignId(due.holiday.id, due.holiday.on);
  const existing = await findCampaign(ctx, id);
  if (existing !== undefined) return { campaign: existing, isNew: false };
  const { area = PREFECTURE } = due.holiday;
  const place = { area, rules: rules.version, calendar: PREFECTURE_CALENDAR };
  const campaign = openCampaign(due, place, ctx.now());
  // A festival may be withdrawn in the same moment.
  const also = due.holiday.calendar === 'local' ? [stillEntered(due.holiday.id)] : [];
  const isNew = await createCampaign(ctx, campaign, also);
  return { campaign: isNew ? campaign : ((await findCampaign(ctx, id)) ?? campaign), isNew };
};

/** One action after the other until nothing is to be done today: a plan may go out as soon as it stands. */
const advance = async (campaign: Campaign, ctx: Context, setting: Setting): Promise<boolean> => {
  const action = nextAction(campaign, ctx.now());
  if (action === 'plan' && (campaign.status === 'opened' || campaign.status === 'planned')) {
    const planned = await planCampaign(ctx, campaign, setting.chunkVisits);
    await advance(planned, ctx, setting);
    return true;
  }
  if (action === 'publish' || action === 'call-again') {
    await concludeCampaign(ctx, await publishCampaign(ctx, campaign, undefined));
    return true;
  }
  return false;
};

/** What was opened before its visits were shared keeps a campaign of its own, and so does what the first does not serve. */
const hasOwn = async (ctx: Context, one: RuledHoliday, first: Campaign): Promise<boolean> => {
  const isServed = first.also?.some(({ id }) => id === one.holiday.id) ?? false;
  if (!isDue(one, dayOf(ctx.now()))) return false;
  return !isServed || (await findCampaign(ctx, campaignId(one.holiday.id, one.holiday.on))) !== undefined;
};

const processDue = async (due: DueHoliday, ctx: Context, setting: Setting): Promise<boolean> => {
  const { campaign, isNew } = await opened(due, ctx, setting);
  let changed = (await advance(campaign, ctx, setting)) || isNew;
  for (const one of due.also ?? [])
    if (await hasOwn(ctx, one, campaign)) changed = (await processDue(one, ctx, setting)) || changed;
  return changed;
};

const dueIn = async (ctx: Context, setting: Setting): Promise<Due[]> => {
  const today = dayOf(ctx.now());
  const local = (await Promise.all(yearsAhead(today).map((year) => localHolidaysOf(ctx, year)))).flat();
  return dueHolidays(today, setting.rules, local, PREFECTURE_CALENDAR).map((one) => ({
    id: campaignId(one.holiday.id, one.holiday.on),
    // Another run of the same job may be faster, or a supervisor.
    process: () => failIfUnreadable(ctx, (watched) => processDue(one, watched, setting)),
  }));
};

/**
 * Opens every holiday's campaign by its lead time, plans it anew each day until it is published, sends it out on the
 * first day of its window, and calls chunks again that got lost. Safe to run twice or to miss: a second start is a
 * failed condition, and a missed run is caught up with the days that are left.
 */
export const campaignLook = (setting: Setting = { rules: DEFAULT_CAMPAIGNS }): Look => ({
  atOnce: 1,
  due: async (ctx) => {
    const due = await dueIn(ctx, setting);
    return [
      {
        expected: async () => due.length,
        async *pages() {
          yield due;
        },
      },
    ];
  },
});
