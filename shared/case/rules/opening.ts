import * as z from 'zod/mini';
import { Ulid } from '../../base/id.ts';
import { CaseArea, CaseKind } from '../../base/vocabulary.ts';
import { Priority } from '../../deadline/rules/limits.ts';
import { Programme } from '../../programme/rules/programme.ts';
import { Subject } from '../../programme/rules/subject.ts';

/** What is fixed when a case opens; its first entry states it and its skeleton repeats it. */
export const Opening = z.strictObject({
  programme: Programme,
  kind: CaseKind,
  priority: Priority,
  area: CaseArea,
  subject: Subject,
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
