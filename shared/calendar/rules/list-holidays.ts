import type { Day } from '../../base/instant.ts';
import { type Holiday, MovingHoliday } from './holiday.ts';
import { HOLIDAY_DAYS } from './holiday-days.ts';
import { FIXED_HOLIDAYS, type FixedHoliday, fixedHolidays, HOLIDAY_RULES } from './holiday-rules.ts';
import { type EnteredHoliday, nameOf } from './local-holiday.ts';

/** `complete` is false for a year whose moving days are not pinned yet: then only fixed and local ones are listed. */
export interface YearOfHolidays {
  complete: boolean;
  holidays: Holiday[];
}

/** The holidays that begin in `year`, earliest first, with those that localities entered. */
export function listHolidays(year: number, local: readonly EnteredHoliday[]): YearOfHolidays {
  const moving = HOLIDAY_DAYS[year];
  const fixed = fixedHolidays.map((id) => pinnedHoliday(id, `${year}-${FIXED_HOLIDAYS[id]}`));
  const movable =
    moving === undefined ? [] : MovingHoliday.options.map((id) => pinnedHoliday(id, moving[id]));
  const pinned = [...fixed, ...movable];
  const entered = local.filter(({ from }) => from.startsWith(`${year}-`)).map(asHoliday);
  return {
    complete: moving !== undefined,
    holidays: [...pinned, ...entered].sort((one, other) => compareTexts(placeOf(one), placeOf(other))),
  };
}

const pinnedHoliday = (id: FixedHoliday | MovingHoliday, on: Day): Holiday => ({
  id,
  name: id,
  on,
  ...HOLIDAY_RULES[id],
});

/** A festival as the lists and the campaigns take it: it is visited for before its first day. */
export const asHoliday = (it: EnteredHoliday): Holiday => ({
  id: it.id,
  calendar: 'local',
  rule: 'set-by-locality',
  name: nameOf(it),
  on: it.from,
  ...(it.to > it.from && { to: it.to }),
  area: it.area,
});

/** Its place in the order of a year. */
export const placeOf = ({ on, id }: Holiday): string => `${on}#${id}`;

const compareTexts = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
