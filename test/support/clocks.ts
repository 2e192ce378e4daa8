import type { Instant } from '../../shared/base/instant.ts';
import { type WorkCalendar, workCalendar } from '../../shared/calendar/rules/work-calendar.ts';
import { YEARS } from '../../shared/calendar/rules/years.ts';
import { type Clock, startClock } from '../../shared/deadline/rules/clock.ts';
import { parseLimit } from '../../shared/deadline/rules/limit.ts';

/** `shanghai('2026-02-13 10:00')`: what the clock on the wall of the prefecture says, as an instant. */
export const shanghai = (onTheWall: string): Instant =>
  new Date(`${onTheWall.replace(' ', 'T')}+08:00`).toISOString();

/** The notices up to 2026 and nothing later, whatever has been pinned since. */
export const KNOWN_YEARS = YEARS.filter(({ year }) => year <= 2026);
export const CALENDAR = workCalendar(KNOWN_YEARS);

interface ClockFacts {
  limit?: string;
  startedAt?: Instant;
  calendar?: WorkCalendar;
}

/** A clock of five working days from Monday 2026-03-02 10:00, due on Monday 2026-03-09. */
export const aClock = ({
  limit = '5wd',
  startedAt = shanghai('2026-03-02 10:00'),
  calendar = CALENDAR,
}: ClockFacts = {}): Clock =>
  startClock({ limit: parseLimit(limit), rule: 'household-request/P2/resolve@v2', startedAt }, calendar);
