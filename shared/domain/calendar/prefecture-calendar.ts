import { GANNAN } from './overlays/gannan.ts';
import { workCalendar } from './work-calendar.ts';
import { YEARS } from './years.ts';

/** The calendar that every clock of this prefecture counts on. */
export const PREFECTURE_CALENDAR = workCalendar(YEARS, GANNAN);
