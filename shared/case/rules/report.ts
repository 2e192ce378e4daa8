import * as z from 'zod/mini';
import { Ulid, UnitId } from '../../base/id.ts';
import { Requester } from '../../base/requester.ts';
import { CaseKind } from '../../base/vocabulary.ts';
import { Words } from '../../base/words.ts';
import { Priority } from '../../deadline/rules/limits.ts';
import { Programme } from '../../programme/rules/programme.ts';
import { NamedSubject } from '../../programme/rules/subject.ts';

/** What a phone sends to open a case; five fields are required, all else is derived or optional. */
export const Report = z.strictObject({
  /** Made by the client; sending it twice opens one case. */
  id: Ulid,
  programme: z._default(Programme, 'household'),
  kind: CaseKind,
  priority: z._default(Priority, 'P2'),
  subject: NamedSubject,
  /** The office that a complaint is about: neither it nor who heads it reads of it. */
  aboutUnit: z.optional(UnitId),
  words: Words,
  requester: z.optional(Requester),
});
export type Report = z.infer<typeof Report>;
