import * as z from 'zod/mini';
import { AreaCode } from '../../base/area-code.ts';
import { Version, WorkerId } from '../../base/id.ts';
import { Instant } from '../../base/instant.ts';

/** Twice the largest number of doors that one worker comes to (300): the own ones, and those of a colleague who is away. */
export const MOST_PEOPLE_AN_HOUR = 600;

/** Whose records somebody has read in an hour of the clock: marks, from which nobody is found. Gone with the next hour. */
export const ReadingBudget = z.strictObject({
  reader: WorkerId,
  hour: Instant,
  /** What the reader answers for: it says who is told. */
  area: AreaCode,
  /** Six letters for each. */
  marks: z.string(),
  version: Version,
  /** When more were asked for, first. */
  overAt: z.optional(Instant),
  /** When those were told who have to know. */
  toldAt: z.optional(Instant),
});
export type ReadingBudget = z.infer<typeof ReadingBudget>;

export const MARK_LETTERS = 6;

export const marksIn = (budget: ReadingBudget | undefined): Set<string> =>
  new Set(budget?.marks.match(/.{6}/g) ?? []);
