import * as z from 'zod/mini';
import { fault } from '../../base/fault.ts';
import { invalid } from '../../base/refusal.ts';

/**
 * How long something may take. `min` and `h` run through nights and weekends; `wd` counts working days; `d` counts all
 * days and, if it ends on a day off, moves on to a working day; `same-day` ends with the day it starts.
 */
export const Limit = z.strictObject({
  count: z.int().check(z.minimum(1), z.maximum(1000)),
  unit: z.enum(['min', 'h', 'wd', 'd', 'same-day']),
});
export type Limit = z.infer<typeof Limit>;

/** A limit as it is written in rules and stored in a clock: `30min`, `24h`, `5wd`, `15d` or `same-day`. */
export const LimitText = z
  .string()
  .check(z.regex(/^(?:(?:[1-9]\d{0,2}|1000)(?:min|h|wd|d)|same-day)$/, fault('limit.format')));
export type LimitText = z.infer<typeof LimitText>;

/** Reads `5wd`; refuses anything else as `invalid`. */
export function parseLimit(text: string): Limit {
  if (text === 'same-day') return { count: 1, unit: 'same-day' };
  const [, count, unit] = /^([1-9]\d{0,3})(min|h|wd|d)$/.exec(text) ?? [];
  const limit = Limit.safeParse({ count: Number(count), unit });
  if (!limit.success) throw invalid('limit.unreadable', undefined, { text });
  return limit.data;
}

export const formatLimit = ({ count, unit }: Limit): LimitText =>
  unit === 'same-day' ? unit : `${count}${unit}`;

const MINUTE_MS = 60_000;

/** The length of a limit that runs by the clock on the wall, in milliseconds; none for one that counts days. */
export function lengthMs({ count, unit }: Limit): number | undefined {
  switch (unit) {
    case 'min':
      return count * MINUTE_MS;
    case 'h':
      return count * 60 * MINUTE_MS;
    case 'wd':
    case 'd':
    case 'same-day':
      return undefined;
  }
}
