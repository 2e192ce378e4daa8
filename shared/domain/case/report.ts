import * as z from 'zod/mini';
import { CaseKind, Priority } from '../clock/limits.ts';
import { Ulid } from '../id.ts';
import { Requester } from '../person/requester.ts';
import { Subject } from '../subject.ts';
import { Words } from '../words.ts';
import { Programme } from './vocabulary.ts';

/** What a phone sends to open a case; five fields are required, all else is derived or optional. */
export const Report = z.strictObject({
  /** Made by the client; sending it twice opens one case. */
  id: Ulid,
  programme: z._default(Programme, 'household'),
  kind: CaseKind,
  priority: z._default(Priority, 'P2'),
  subject: Subject,
  words: Words,
  requester: z.optional(Requester),
});
export type Report = z.infer<typeof Report>;
