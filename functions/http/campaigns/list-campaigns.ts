import * as z from 'zod/mini';
import { areaPath } from '../../../shared/domain/area/area-code.ts';
import { listHolidays } from '../../../shared/domain/calendar/list-holidays.ts';
import { campaignId } from '../../../shared/domain/campaign/campaign-id.ts';
import { CampaignLine } from '../../../shared/domain/campaign/campaign-view.ts';
import { endpoint } from './endpoint.ts';

const Query = z.strictObject({
  /** Of the holidays. */
  year: z.coerce.number().check(z.int(), z.minimum(2026), z.maximum(2100)),
});

export default endpoint({
  method: 'GET',
  path: '/campaigns',
  may: 'campaign.read',
  summary: 'The campaigns of a year that have been opened, in the order of their holidays.',
  query: Query,
  answers: z.object({ items: z.array(CampaignLine) }),

  async run({ query, gate }, { campaigns }) {
    const ids = listHolidays(query.year, []).holidays.map(({ id, on }) => campaignId(id, on));
    const standing = await campaigns.among(ids);
    const mine = standing.filter(({ area }) => gate.would('campaign.read', { areaPath: areaPath(area) }));
    return { items: mine.sort((a, b) => (a.holiday.on < b.holiday.on ? -1 : 1)) };
  },
});
