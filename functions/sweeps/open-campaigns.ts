import { digestOf } from '../../shared/data/digest.ts';
import { stillEntered } from '../../shared/data/holiday-store.ts';
import { planCampaign } from '../../shared/data/plan-campaign.ts';
import { publishCampaign, settleCampaign } from '../../shared/data/publish-campaign.ts';
import { PREFECTURE_CALENDAR } from '../../shared/domain/calendar/prefecture-calendar.ts';
import type { Campaign } from '../../shared/domain/campaign/campaign.ts';
import { campaignId } from '../../shared/domain/campaign/campaign-id.ts';
import type { CampaignRules } from '../../shared/domain/campaign/campaign-rules.ts';
import { DEFAULT_CAMPAIGNS } from '../../shared/domain/campaign/default-campaigns.ts';
import { nextDeed } from '../../shared/domain/campaign/next-deed.ts';
import {
  type DueHoliday,
  dueHolidays,
  openCampaign,
  yearsAhead,
} from '../../shared/domain/campaign/open-campaign.ts';
import { dayOf } from '../../shared/domain/instant.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import {
  type Certificate,
  certify,
  NOTHING_SWEPT,
  type SweepTally,
  sumOf,
} from '../../shared/domain/sweep/certificate.ts';
import { lambdaServices } from '../../shared/runtime/from-environment.ts';
import { type VisitServices, visitServicesOver } from '../../shared/runtime/visit-services.ts';

/** Gannan, for the holidays of everybody; a festival is for the area that entered it. */
const PREFECTURE = '623000';

interface Setting {
  readonly rules: CampaignRules;
  /** Smaller in tests; as large as fits in production. */
  readonly chunkVisits?: number;
}

/** The campaign of a holiday, opened now if it was not; somebody else may be a moment faster. */
const opened = async (due: DueHoliday, { campaigns, now }: VisitServices, { rules }: Setting) => {
  const id = campaignId(due.holiday.id, due.holiday.on);
  const standing = await campaigns.find(id);
  if (standing !== undefined) return { campaign: standing, isNew: false };
  const { area = PREFECTURE } = due.holiday;
  const place = { area, rules: rules.version, calendar: PREFECTURE_CALENDAR };
  const campaign = openCampaign(due, place, now());
  // A festival may be withdrawn in the same moment.
  const also = due.holiday.calendar === 'local' ? [stillEntered(due.holiday.id)] : [];
  const isNew = await campaigns.create(campaign, also);
  return { campaign: isNew ? campaign : ((await campaigns.find(id)) ?? campaign), isNew };
};

/** One deed after the other until nothing is to be done today: a plan may go out as soon as it stands. */
const advance = async (campaign: Campaign, services: VisitServices, setting: Setting): Promise<boolean> => {
  const deed = nextDeed(campaign, services.now());
  if (deed === 'plan' && (campaign.status === 'opened' || campaign.status === 'planned')) {
    const planned = await planCampaign(services, campaign, setting.chunkVisits);
    await advance(planned, services, setting);
    return true;
  }
  if (deed === 'publish' || deed === 'call-again') {
    await settleCampaign(services, await publishCampaign(services, campaign, undefined));
    return true;
  }
  return false;
};

const settle = async (due: DueHoliday, services: VisitServices, setting: Setting): Promise<SweepTally> => {
  const one = { ...NOTHING_SWEPT, expected: 1, scanned: 1 };
  try {
    const { campaign, isNew } = await opened(due, services, setting);
    const changed = await advance(campaign, services, setting);
    return changed || isNew ? { ...one, changed: 1 } : { ...one, skipped: 1 };
  } catch (error) {
    // Another run of the same job was faster, or a supervisor was.
    if (error instanceof Refusal && error.kind === 'conflict') return { ...one, skipped: 1 };
    services.log.failed('a campaign could not be advanced', error, { holiday: due.holiday.id });
    return { ...one, failed: 1 };
  }
};

/**
 * Opens every holiday's campaign by its lead time, plans it anew each day until it is published, sends it out on the
 * first day of its window, and calls chunks again that got lost. Safe to run twice or to miss: a second start is a
 * failed condition, and a missed run is caught up with the days that are left.
 */
export const openCampaigns = async (
  services: VisitServices,
  setting: Setting = { rules: DEFAULT_CAMPAIGNS },
): Promise<Certificate> => {
  const startedAt = services.now();
  const changed: string[] = [];
  let tally = NOTHING_SWEPT;
  const today = dayOf(startedAt);
  const local = (await Promise.all(yearsAhead(today).map(services.holidays.of))).flat();
  for (const due of dueHolidays(today, setting.rules, local)) {
    const one = await settle(due, services, setting);
    if (one.changed > 0) changed.push(campaignId(due.holiday.id, due.holiday.on));
    tally = sumOf(tally, one);
  }
  const run = { job: 'open-campaigns', startedAt, endedAt: services.now(), digest: digestOf(changed) };
  const certificate = certify(run, tally);
  await services.sweeps.save(certificate);
  services.log.info('campaigns looked after', { ...certificate });
  if (!certificate.complete) throw new Error('Not every campaign could be looked after; the log says which.');
  return certificate;
};

const services = lambdaServices(visitServicesOver);

export const handler = () => openCampaigns(services());
