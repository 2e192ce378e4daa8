import * as z from 'zod/mini';
import type { AreaCode } from '../../base/area-code.ts';
import type { Catalogue } from '../../base/catalogue/catalogue.ts';
import { OwnNames } from '../../base/catalogue/names.ts';
import type { Day } from '../../base/instant.ts';

/** Which calendar a day follows; the communities of one prefecture do not all follow the same one for the same day. */
export const HolidayCalendar = z.enum(['gregorian', 'lunar', 'tibetan', 'local']);
export type HolidayCalendar = z.infer<typeof HolidayCalendar>;

/** Holidays that find another day each year, pinned in `holiday-days.ts`. The fixed ones need no table. */
export const MovingHoliday = z.enum([
  'spring-festival',
  'losar',
  'lantern-festival',
  'qingming',
  'dragon-boat',
  'shoton',
  'mid-autumn',
  'double-ninth',
]);
export type MovingHoliday = z.infer<typeof MovingHoliday>;

/** What a holiday is called: by its word in the catalogues, or as its locality calls it. */
export const HolidayName = z.union([
  z.enum([
    'new-year',
    'labour-day',
    'national-day',
    ...MovingHoliday.options,
    'shanglang',
    'arrow-festival',
    'gesar-horse-racing',
  ] as const satisfies readonly (keyof Catalogue['holidays'])[]),
  OwnNames,
]);
export type HolidayName = z.infer<typeof HolidayName>;

/** The day of each moving holiday, year by year. */
export type HolidayDays = Readonly<Record<number, Readonly<Record<MovingHoliday, Day>>>>;

/** A day to visit people for. `to` is the last day, if it lasts several. */
export interface Holiday {
  id: string;
  calendar: HolidayCalendar;
  /** How the calendar finds the day: `lunar 8/15`. */
  rule: string;
  name: HolidayName;
  on: Day;
  to?: Day | undefined;
  /** Of the locality that set it; the others are for everybody. */
  area?: AreaCode | undefined;
}
