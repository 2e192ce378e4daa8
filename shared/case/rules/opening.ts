import * as z from 'zod/mini';
import { AreaCode } from '../../base/area-code.ts';
import { Ulid, UnitId } from '../../base/id.ts';
import { CaseArea, CaseKind } from '../../base/vocabulary.ts';
import { Priority } from '../../deadline/rules/limits.ts';
import { Programme } from '../../programme/rules/programme.ts';
import { Subject } from '../../programme/rules/subject.ts';

/** The office that a complaint is about, and for what area it worked then. */
export const About = z.strictObject({ unit: UnitId, area: AreaCode });
export type About = z.infer<typeof About>;

/** What is fixed when a case opens; its first entry states it and its skeleton repeats it. */
export const Opening = z.strictObject({
  programme: Programme,
  kind: CaseKind,
  priority: Priority,
  area: CaseArea,
  subject: Subject,
  about: z.optional(About),
  /** Of the report as it was sent, so that the same id with another body is noticed. */
  digest: z.string(),
  /** The version of the limits that the case started under and keeps. */
  rules: z.string(),
  /** The last year whose notice was known at the report; see `calendarOf`. */
  calendar: z.optional(z.int()),
  /** The ended case whose solution did not last. */
  follows: z.optional(Ulid),
});
export type Opening = z.infer<typeof Opening>;
