import * as z from 'zod/mini';
import { AreaCode } from '../area/area-code.ts';
import { Ulid } from '../id.ts';
import { addDays, Day } from '../instant.ts';
import { Name } from '../words.ts';
import type { TwoNames } from './overlay.ts';

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

/** The day of each moving holiday, year by year. */
export type HolidayDays = Readonly<Record<number, Readonly<Record<MovingHoliday, Day>>>>;

/** A day to visit people for. `to` is the last day, if it lasts several. */
export interface Holiday {
  id: string;
  calendar: HolidayCalendar;
  /** How the calendar finds the day: `lunar 8/15`. */
  rule: string;
  name: TwoNames;
  on: Day;
  to?: Day;
}

/** A day that a locality sets for itself each year and enters by hand: Shanglang, the arrow festival, Gesar races. */
export const LocalHoliday = z
  .strictObject({ id: Ulid, area: AreaCode, name: Name, from: Day, to: Day })
  .check(
    z.refine(({ from, to }) => from <= to, 'The last day is before the first.'),
    z.refine(({ from, to }) => to <= addDays(from, 15), 'A festival lasts at most 16 days.'),
  );
export type LocalHoliday = z.infer<typeof LocalHoliday>;
