import { requestDigestOf } from '../../../shared/access/store/request-digest.ts';
import { readArea } from '../../../shared/area/store/area-store.ts';
import { allReaders } from '../../../shared/base/catalogue/names.ts';
import { conflict } from '../../../shared/base/refusal.ts';
import { HolidayLine, named } from '../../../shared/calendar/rules/holiday-line.ts';
import { asHoliday } from '../../../shared/calendar/rules/list-holidays.ts';
import { NewLocalHoliday } from '../../../shared/calendar/rules/local-holiday.ts';
import { enterLocalHoliday, holidayBefore } from '../../../shared/campaign/store/holiday-store.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';

export default endpoint({
  method: 'POST',
  path: '/holidays',
  action: 'holiday.change',
  summary:
    'Enter a festival that your area sets for itself this year, once for each name; its visits are planned like those of any holiday.',
  body: NewLocalHoliday,
  answers: HolidayLine,
  status: 201,

  async run({ body, who, authorizer }, ctx) {
    const { retired } = await readArea(ctx, body.area, authorizer);
    const sent = requestDigestOf(who, body);
    if (retired !== undefined && (await holidayBefore(ctx, body.id, sent)) === undefined)
      throw conflict('area.retired', { successor: retired.successor });
    const entered = await enterLocalHoliday(ctx, body, sent, ctx.now());
    return named(asHoliday(entered), await allReaders(ctx.words));
  },
});
