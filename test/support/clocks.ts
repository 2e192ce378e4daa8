import { PREFECTURE_CALENDAR } from '../../shared/domain/calendar/prefecture-calendar.ts';
import type { WorkCalendar } from '../../shared/domain/calendar/work-calendar.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import { parseLimit } from '../../shared/domain/clock/limit.ts';
import { startClock } from '../../shared/domain/clock/run-clock.ts';
import type { Instant } from '../../shared/domain/instant.ts';

/** `shanghai('2026-02-13 10:00')`: what the clock on the wall of the prefecture says, as an instant. */
export const shanghai = (onTheWall: string): Instant =>
  new Date(`${onTheWall.replace(' ', 'T')}+08:00`).toISOString();

interface ClockFacts {
  limit?: string;
  startedAt?: Instant;
  calendar?: WorkCalendar;
}

/** A clock of five working days from Monday 2026-03-02 10:00, due on Monday 2026-03-09. */
export const aClock = ({
  limit = '5wd',
  startedAt = shanghai('2026-03-02 10:00'),
  calendar = PREFECTURE_CALENDAR,
}: ClockFacts = {}): Clock =>
  startClock({ limit: parseLimit(limit), rule: 'household-request/P2/resolve@v1', startedAt }, calendar);
