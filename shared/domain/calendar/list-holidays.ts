import type { Day } from '../instant.ts';
import type { Holiday, LocalHoliday } from './holiday.ts';
import { HOLIDAY_DAYS } from './holiday-days.ts';
import { FIXED_HOLIDAYS, HOLIDAY_RULES } from './holiday-rules.ts';

/** `complete` is false for a year whose moving days are not pinned yet: then only fixed and local ones are listed. */
export interface YearOfHolidays {
  complete: boolean;
  holidays: Holiday[];
}

/** The holidays that begin in `year`, earliest first, with those that localities entered. */
export function listHolidays(year: number, local: readonly LocalHoliday[]): YearOfHolidays {
  const moving = HOLIDAY_DAYS[year];
  const fixed = Object.entries(FIXED_HOLIDAYS).map(([id, monthDay]) => [id, `${year}-${monthDay}`] as const);
  const pinned = [...fixed, ...Object.entries(moving ?? {})].flatMap(([id, on]) => pinnedHoliday(id, on));
  const entered = local.filter(({ from }) => from.startsWith(`${year}-`)).map(localHoliday);
  return {
    complete: moving !== undefined,
    holidays: [...pinned, ...entered].sort((one, other) => compareTexts(one.on, other.on)),
  };
}

const rules = new Map(Object.entries(HOLIDAY_RULES));

function pinnedHoliday(id: string, on: Day): Holiday[] {
  const rule = rules.get(id);
  return rule ? [{ id, on, ...rule }] : [];
}

const localHoliday = ({ id, name, from, to }: LocalHoliday): Holiday => ({
  id,
  calendar: 'local',
  rule: 'set by the locality',
  name: { 'zh-CN': name, en: name },
  on: from,
  ...(to > from && { to }),
});

const compareTexts = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
