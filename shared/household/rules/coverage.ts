import * as z from 'zod/mini';
import { AreaCode } from '../../base/area-code.ts';
import { Version } from '../../base/id.ts';
import { Instant } from '../../base/instant.ts';
import { type Household, isPresent, type PresentHousehold } from './household.ts';

const Count = z.int().check(z.minimum(0));

/** How many subjects an area has, and how many of them somebody comes to. `without` is the difference: the gap. */
export const Coverage = z.strictObject({ subjects: Count, linked: Count, without: Count });
export type Coverage = z.infer<typeof Coverage>;

export const NOTHING_COVERED: Coverage = { subjects: 0, linked: 0, without: 0 };

/** What is kept of one area: its figures, and the versions of what they were counted from. */
export const CoverageRow = z.strictObject({
  area: AreaCode,
  version: Version,
  ...Coverage.shape,
  /** Sum of the versions of the rows below it: grows with every one of their changes. 0 for a grid. */
  source: Count,
  asOf: Instant,
});
export type CoverageRow = z.infer<typeof CoverageRow>;

/** Somebody is linked with this door and has not left. */
export const isCovered = ({ liaison }: PresentHousehold, left: ReadonlySet<string>): boolean =>
  liaison !== undefined && !left.has(liaison);

/** A grid counted from its households; pointers of those who moved away do not count. */
export const coverageOf = (households: readonly Household[], left: ReadonlySet<string>): Coverage => {
  const present = households.filter(isPresent);
  const linked = present.filter((one) => isCovered(one, left)).length;
  return { subjects: present.length, linked, without: present.length - linked };
};

export const sumOfCoverage = (rows: readonly Coverage[]): Coverage =>
  rows.reduce(
    (sum, { subjects, linked, without }) => ({
      subjects: sum.subjects + subjects,
      linked: sum.linked + linked,
      without: sum.without + without,
    }),
    NOTHING_COVERED,
  );
