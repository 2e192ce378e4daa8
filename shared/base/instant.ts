import * as z from 'zod/mini';

/** A moment, always UTC with milliseconds, so that comparing texts compares moments. */
export const Instant = z.pipe(
  z.iso.datetime({ offset: true }),
  z.transform((text) => new Date(text).toISOString()),
);
export type Instant = z.infer<typeof Instant>;

/** A calendar day of Asia/Shanghai, `YYYY-MM-DD`. */
export const Day = z.iso.date({ abort: true });
export type Day = z.infer<typeof Day>;

const SHANGHAI_AHEAD_MS = 8 * 3_600_000;

const inShanghai = (at: Instant): string => new Date(Date.parse(at) + SHANGHAI_AHEAD_MS).toISOString();

/** The day on the wall of the prefecture at `at`. China has had one zone without daylight saving since 1991. */
export const dayOf = (at: Instant): Day => inShanghai(at).slice(0, 10);

/** The time on the wall, `HH:MM`. */
export const timeOf = (at: Instant): string => inShanghai(at).slice(11, 16);

/** The first moment of `day` in Asia/Shanghai. */
export const startOf = (day: Day): Instant => new Date(Date.parse(`${day}T00:00:00+08:00`)).toISOString();

export const addMs = (at: Instant, ms: number): Instant => new Date(Date.parse(at) + ms).toISOString();

export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** `YYYY-MM` */
export const monthOfDay = (day: Day): string => day.slice(0, 7);

/** Texts compare as moments do, since every instant is UTC with milliseconds. */
export const laterOf = (one: Instant, other: Instant): Instant => (one > other ? one : other);

/** From a first day to the first day on which it is over; open-ended without the latter. */
export interface Term {
  readonly from: Day;
  readonly to?: Day | undefined;
}

export const isOn = ({ from, to }: Term, day: Day): boolean => from <= day && (to === undefined || day < to);

const isEmpty = ({ from, to }: Term) => to !== undefined && to <= from;

/** Whether there is a day that belongs to both. A term that ended on its first day has none. */
export const overlap = (a: Term, b: Term): boolean =>
  !isEmpty(a) &&
  !isEmpty(b) &&
  (b.to === undefined || a.from < b.to) &&
  (a.to === undefined || b.from < a.to);

/** `YYYY-MM` in Asia/Shanghai. */
export const monthOf = (at: Instant): string => dayOf(at).slice(0, 7);
