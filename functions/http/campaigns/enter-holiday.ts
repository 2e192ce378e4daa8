import { sentOf } from '../../../shared/data/sent-of.ts';
import { HolidayLine } from '../../../shared/domain/calendar/holiday-line.ts';
import { asHoliday } from '../../../shared/domain/calendar/list-holidays.ts';
import { NewLocalHoliday } from '../../../shared/domain/calendar/local-holiday.ts';
import { conflict } from '../../../shared/domain/refusal.ts';
import { endpoint } from './endpoint.ts';

export default endpoint({
  method: 'POST',
  path: '/holidays',
  may: 'holiday.change',
  summary:
    'Enter a festival that your area sets for itself this year, once for each name; its visits are planned like those of any holiday.',
  body: NewLocalHoliday,
  answers: HolidayLine,
  status: 201,

  async run({ body, who, gate }, { areas, holidays, now }) {
    const { retired } = await areas.get(body.area, gate);
    if (retired !== undefined) throw conflict(`The area has become ${retired.successor}.`);
    return asHoliday(await holidays.enter(body, sentOf(who, body), now()));
  },
});
