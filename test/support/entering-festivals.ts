import { routes } from '../../functions/http/campaigns/routes.ts';
import { PREFECTURE_CALENDAR } from '../../shared/calendar/rules/prefecture-calendar.ts';
import { DEFAULT_CAMPAIGNS } from '../../shared/campaign/rules/default-campaigns.ts';
import { dueHolidays, openCampaign } from '../../shared/campaign/rules/open-campaign.ts';
import { createCampaign } from '../../shared/campaign/store/campaign-store.ts';
import { type Claims, callerOf } from './call.ts';
import { testContext } from './context.ts';
import { aFestival, newFestival } from './festivals.ts';
import * as people from './register.ts';

export const ID = newFestival().id;
export const OTHER_ID = '01JQ0000000000000000000002';
export const NOON = '2026-06-15T04:00:00.000Z';
export const supervisor = (area: string, sub = `s-${area}`): Claims => ({
  sub,
  doorstep_role: 'supervisor',
  doorstep_area: area,
});
export const [township, sibling] = [supervisor(people.TOWNSHIP), supervisor(people.OTHER_TOWNSHIP)];
export const [county, otherCounty, prefecture] = [
  supervisor(people.COUNTY),
  supervisor(people.OTHER_COUNTY),
  supervisor(people.PREFECTURE),
];

export const enteringFestivals = async () => {
  const test = testContext();
  await test.table.load(people.theTree());
  test.moveTo(NOON);
  const call = callerOf(routes, test.ctx);
  const before = test.table.all();
  return {
    ...test,
    before,
    call,
    enter: (who: Claims, body: unknown = newFestival()) => call('POST', '/holidays', who, { body }),
    withdraw: (who: Claims, id = ID) => call('DELETE', `/holidays/${id}`, who),
    list: async (who: Claims, more = '') =>
      (await call('GET', `/holidays?year=2026&limit=100${more}`, who)).body,
    local: async (who: Claims) =>
      (await call('GET', '/holidays?year=2026&limit=100', who)).body.items.filter(
        (one: { calendar: string }) => one.calendar === 'local',
      ),
    open: async () => {
      const [due] = dueHolidays('2026-07-08', DEFAULT_CAMPAIGNS, [aFestival()], PREFECTURE_CALENDAR);
      if (due === undefined) throw new Error('It is due.');
      const place = { area: people.TOWNSHIP, rules: 'v1', calendar: PREFECTURE_CALENDAR };
      const campaign = openCampaign(due, place, NOON);
      await createCampaign(test.ctx, campaign);
      return campaign;
    },
  };
};
