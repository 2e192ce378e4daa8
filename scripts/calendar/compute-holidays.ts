import chineseDays from 'chinese-days';
import { LunarDay, RabByungDay, type SolarDay, SolarTerm } from 'tyme4ts';
import { Day } from '../../shared/base/instant.ts';
import type { MovingHoliday } from '../../shared/calendar/rules/holiday.ts';

/** The moving holidays of a year from `tyme4ts`. Each Tibetan day takes some 15 ms, so only the two needed are asked. */
export const computeHolidays = (year: number): Record<MovingHoliday, Day> => ({
  'spring-festival': lunarDay(year, 1, 1),
  losar: tibetanDay(year, 1, 1),
  'lantern-festival': lunarDay(year, 1, 15),
  qingming: dayOf(SolarTerm.fromName(year, '清明').getSolarDay()),
  'dragon-boat': lunarDay(year, 5, 5),
  shoton: tibetanDay(year, 6, 30),
  'mid-autumn': lunarDay(year, 8, 15),
  'double-ninth': lunarDay(year, 9, 9),
});

/** The same from `chinese-days`, which has no Tibetan calendar. */
export const computeHolidaysAgain = (year: number): Partial<Record<MovingHoliday, Day>> => ({
  'spring-festival': chineseLunarDay(year, '01-01'),
  'lantern-festival': chineseLunarDay(year, '01-15'),
  qingming: chineseDays.getSolarTermDate(year, 4, 'pure_brightness'),
  'dragon-boat': chineseLunarDay(year, '05-05'),
  'mid-autumn': chineseLunarDay(year, '08-15'),
  'double-ninth': chineseLunarDay(year, '09-09'),
});

/**
 * A day of the Tibetan calendar, which skips some days and repeats others. A skipped day (2028 has no 1/15) throws in
 * `tyme4ts`; it is kept on the next day that exists. Of a repeated day, and of a month with a leap month, the regular
 * one is meant: the other has a negative number there.
 */
export function tibetanDay(year: number, month: number, day: number): Day {
  for (let candidate = day; candidate <= 30; candidate++) {
    const found = existing(year, month, candidate);
    if (found) return dayOf(solarDayOf(found));
  }
  return month === 12 ? tibetanDay(year + 1, 1, 1) : tibetanDay(year, month + 1, 1);
}

/** `tyme4ts` refuses a skipped day with a plain `Error` that begins so. Anything else is a mistake of ours. */
function existing(year: number, month: number, day: number): RabByungDay | undefined {
  try {
    return RabByungDay.fromYmd(year, month, day);
  } catch (error) {
    if (error instanceof Error && error.message.startsWith(`illegal day ${day} in`)) return undefined;
    throw error;
  }
}

/** `tyme4ts` 1.5.2 puts the day after a repeated one (2026-2-18) on the repeated day; its way back knows better. */
function solarDayOf(day: RabByungDay): SolarDay {
  const first = day.getSolarDay();
  const found = [first, first.next(1)].find((solar) => solar.getRabByungDay().toString() === day.toString());
  if (found === undefined) throw new Error(`tyme4ts does not find ${day.toString()} on ${first.toString()}`);
  return found;
}

const lunarDay = (year: number, month: number, day: number): Day =>
  dayOf(LunarDay.fromYmd(year, month, day).getSolarDay());

const chineseLunarDay = (year: number, monthDay: string): Day =>
  chineseDays.getSolarDateFromLunar(`${year}-${monthDay}`).date;

const dayOf = (day: SolarDay): Day =>
  Day.parse(
    [day.getYear(), day.getMonth(), day.getDay()].map((part) => String(part).padStart(2, '0')).join('-'),
  );
