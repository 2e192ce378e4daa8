/** Named as cron and EventBridge both name them: their numbers differ by one. */
type WeekDay = 'SUN' | 'MON' | 'TUE' | 'WED' | 'THU' | 'FRI' | 'SAT';

/** When a job runs, in its zone. What is left out is every hour, every day. */
export interface Timetable {
  readonly minute: readonly number[];
  readonly hour?: readonly number[];
  readonly weekDay?: readonly WeekDay[];
}

/** `every(15)` is 0, 15, 30 and 45: cron's steps, spelled out because AWS has a spelling of its own. */
export const every = (minutes: number): number[] =>
  Array.from({ length: Math.ceil(60 / minutes) }, (_, n) => n * minutes);

/** Both ends belong to it. */
export const hours = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, n) => first + n);

/** Cron of five fields: minute, hour, day, month, weekday. */
export const cronOf = ({ minute, hour, weekDay }: Timetable): string =>
  `${minute.join()} ${hour?.join() ?? '*'} * * ${weekDay?.join() ?? '*'}`;
