import * as z from 'zod/mini';
import { allReaders } from '../../../shared/base/catalogue/names.ts';
import { HolidayLine, named } from '../../../shared/calendar/rules/holiday-line.ts';
import { listHolidays, placeOf } from '../../../shared/calendar/rules/list-holidays.ts';
import { localHolidaysOf } from '../../../shared/campaign/store/holiday-store.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { pageOf } from '../../../shared/http/page-query.ts';
import { pageOfPlaces } from '../../../shared/table/place-cursor.ts';
import { festivalsFor, ofYear } from './of-year.ts';

export default endpoint({
  method: 'GET',
  path: '/holidays',
  action: 'holiday.read',
  summary:
    'The holidays of a year, each with the calendar that it follows, and the festivals that localities of my area entered.',
  query: ofYear,
  /** `complete`: whether the days that move from year to year are known yet. */
  answers: z.object({ ...pageOf(HolidayLine).shape, complete: z.boolean() }),

  async run({ query, authorizer, who }, ctx) {
    const { year } = query;
    const found = listHolidays(year, festivalsFor(authorizer, await localHolidaysOf(ctx, year)));
    const places = found.holidays.map((holiday) => ({ place: placeOf(holiday), holiday }));
    const page = pageOfPlaces(places, { by: who.id, holidays: year }, query);
    const readers = await allReaders(ctx.words);
    const items = page.items.map(({ holiday }) => named(holiday, readers));
    return { items, next: page.next, complete: found.complete };
  },
});
