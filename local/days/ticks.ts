import type { Schedule } from '../../events/schedules.ts';
import type { Timetable } from '../../events/timetable.ts';
import { addMs, type Day, type Instant, startOf } from '../../shared/base/instant.ts';

const MINUTE_MS = 60_000;
const EVERY_HOUR = Array.from({ length: 24 }, (_, hour) => hour);
const WEEK_DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] as const;

/** One run of one job. */
export interface Tick {
  readonly at: Instant;
  readonly name: string;
}

const runsOn = ({ weekDay }: Timetable, day: Day): boolean => {
  const today = WEEK_DAYS[new Date(`${day}T00:00:00Z`).getUTCDay()];
  return weekDay === undefined || weekDay.some((one) => one === today);
};

const minutesOf = ({ minute, hour = EVERY_HOUR }: Timetable): number[] =>
  hour.flatMap((h) => minute.map((m) => h * 60 + m));

/** Every run of a day in its order; jobs that run in the same minute in the order of their list. */
export const ticksOf = (schedules: readonly Pick<Schedule, 'name' | 'at'>[], day: Day): Tick[] =>
  schedules
    .filter(({ at }) => runsOn(at, day))
    .flatMap(({ name, at }) =>
      minutesOf(at).map((minute) => ({ name, at: addMs(startOf(day), minute * MINUTE_MS) })),
    )
    .toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
