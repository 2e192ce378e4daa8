import * as z from 'zod/mini';
import { AreaCode } from '../../base/area-code.ts';
import { fault } from '../../base/fault.ts';
import { UnitId, Version, WorkerId } from '../../base/id.ts';
import { Instant } from '../../base/instant.ts';
import { Phone } from '../../base/requester.ts';
import { CaseKind } from '../../base/vocabulary.ts';
import { Name } from '../../base/words.ts';
import { Programme } from '../../programme/rules/programme.ts';

export const UnitSort = z.enum(['office', 'agency', 'state-firm', 'institution']);

/** As it stands on the sign. Chinese always does; where another language is missing, Chinese is shown. */
const UnitName = z.strictObject({ 'zh-CN': Name, bo: z.optional(Name), en: z.optional(Name) });
export type UnitName = z.infer<typeof UnitName>;

const eachOnce = z.refine<readonly string[]>((list) => new Set(list).size === list.length, {
  error: fault('list.twice'),
});

/** What the register holds of an office or agency: public things alone, which stand on its door. */
export const UnitFile = z.strictObject({
  name: UnitName,
  /** For which area it works: all of it, and nothing outside. */
  area: AreaCode,
  sort: UnitSort,
  takesPart: z.array(Programme).check(eachOnce),
  /** The kinds of case that it can be given; none, if it has no part in cases any more. */
  handles: z.array(CaseKind).check(eachOnce),
  /** Of the office, never of somebody who works there. */
  officeNumber: z.optional(Phone),
});
export type UnitFile = z.infer<typeof UnitFile>;

/** What a registrar sends to add one; the id is what tokens and assignments call it. */
export const NewUnit = z.strictObject({ id: UnitId, ...UnitFile.shape });
export type NewUnit = z.infer<typeof NewUnit>;

export const Unit = z.strictObject({
  ...NewUnit.shape,
  version: Version,
  createdAt: Instant,
  createdBy: WorkerId,
  digest: z.string(),
});
export type Unit = z.infer<typeof Unit>;
