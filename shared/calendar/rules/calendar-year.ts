import * as z from 'zod/mini';
import { addDays, Day } from '../../base/instant.ts';
import { daysFrom, isWeekend, PublicHoliday } from './work-calendar.ts';

const daysNamed = (it: { off: { from: Day; to: Day }[]; work: Day[] }): Day[] => [
  ...it.off.flatMap(({ from, to }) => daysFrom(from, to)),
  ...it.work,
];

/** A notice may reach back into the last December days: that of 2008 made 2007-12-31 a day off. */
const belongsTo = (year: number, day: Day): boolean => day >= `${year - 1}-12-25` && day <= `${year}-12-31`;

/** One run of days off, both ends included. The longest so far had nine days (Spring Festival 2026). */
const OffDays = z
  .strictObject({ name: PublicHoliday, from: Day, to: Day })
  .check(z.refine(({ from, to }) => from <= to && to <= addDays(from, 10), 'run-of-1-to-11-days'));

/** What the yearly notice of the General Office of the State Council says, pinned and reviewed. */
export const CalendarYear = z
  .strictObject({
    year: z.int().check(z.minimum(2024), z.maximum(2100)),
    notice: z.strictObject({
      title: z.string().check(z.minLength(1)),
      number: z.string().check(z.minLength(1)),
      publishedOn: Day,
      address: z.url({ protocol: /^https$/, hostname: /^www\.gov\.cn$/ }),
    }),
    off: z.array(OffDays).check(z.minLength(5)),
    work: z.array(Day),
  })
  .check(
    z.refine((it) => daysNamed(it).every((day) => belongsTo(it.year, day)), 'day-of-another-year'),
    z.refine((it) => it.work.every(isWeekend), 'weekend-only'),
    z.refine((it) => new Set(daysNamed(it)).size === daysNamed(it).length, 'day-twice'),
  );
export type CalendarYear = z.infer<typeof CalendarYear>;
