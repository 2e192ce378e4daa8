import { areaPath } from '../../../shared/base/area-code.ts';
import { campaignId } from '../../../shared/base/campaign-id.ts';
import { allReaders } from '../../../shared/base/catalogue/names.ts';
import { listHolidays } from '../../../shared/calendar/rules/list-holidays.ts';
import { CampaignLine, campaignInWords } from '../../../shared/campaign/rules/campaign-view.ts';
import { campaignsAmong } from '../../../shared/campaign/store/campaign-store.ts';
import { localHolidaysOf } from '../../../shared/campaign/store/holiday-store.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { pageOf } from '../../../shared/http/page-query.ts';
import { pageOfPlaces } from '../../../shared/table/place-cursor.ts';
import { festivalsFor, ofYear } from './of-year.ts';

export default endpoint({
  method: 'GET',
  path: '/campaigns',
  action: 'campaign.read',
  summary: 'The campaigns of a year that have been opened, in the order of their holidays.',
  query: ofYear,
  answers: pageOf(CampaignLine),

  async run({ query, authorizer, who }, ctx) {
    const { year } = query;
    const local = festivalsFor(authorizer, await localHolidaysOf(ctx, year));
    const ids = listHolidays(year, local).holidays.map(({ id, on }) => campaignId(id, on));
    const mine = (await campaignsAmong(ctx, ids))
      .filter(({ area }) => authorizer.can('campaign.read', { areaPath: areaPath(area) }))
      .map((campaign) => ({ place: `${campaign.holiday.on}#${campaign.id}`, campaign }))
      .sort((a, b) => (a.place < b.place ? -1 : 1));
    const page = pageOfPlaces(mine, { by: who.id, campaigns: year }, query);
    const readers = await allReaders(ctx.words);
    return { items: page.items.map(({ campaign }) => campaignInWords(campaign, readers)), next: page.next };
  },
});
