import { areaPath } from '../../../shared/base/area-code.ts';
import { campaignId } from '../../../shared/base/campaign-id.ts';
import { listHolidays } from '../../../shared/calendar/rules/list-holidays.ts';
import { CampaignLine } from '../../../shared/campaign/rules/campaign-view.ts';
import { pageOf } from '../../../shared/http/page-query.ts';
import { pageOfPlaces } from '../../../shared/table/place-cursor.ts';
import { endpoint } from './endpoint.ts';
import { festivalsFor, ofYear } from './of-year.ts';

export default endpoint({
  method: 'GET',
  path: '/campaigns',
  may: 'campaign.read',
  summary: 'The campaigns of a year that have been opened, in the order of their holidays.',
  query: ofYear,
  answers: pageOf(CampaignLine),

  async run({ query, gate, who }, { campaigns, holidays }) {
    const { year } = query;
    const local = festivalsFor(gate, await holidays.of(year));
    const ids = listHolidays(year, local).holidays.map(({ id, on }) => campaignId(id, on));
    const mine = (await campaigns.among(ids))
      .filter(({ area }) => gate.would('campaign.read', { areaPath: areaPath(area) }))
      .map((campaign) => ({ place: `${campaign.holiday.on}#${campaign.id}`, campaign }))
      .sort((a, b) => (a.place < b.place ? -1 : 1));
    const page = pageOfPlaces(mine, { by: who.id, campaigns: year }, query);
    return { items: page.items.map(({ campaign }) => campaign), next: page.next };
  },
});
