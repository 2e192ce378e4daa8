import * as z from 'zod/mini';
import { Ulid, Version, WorkerId } from '../../base/id.ts';
import { Day } from '../../base/instant.ts';
import { NamedSubject } from '../../programme/rules/subject.ts';

/** For what a record of a minor may be read. A code; programmes that hold such records add theirs. */
export const ApprovalPurpose = z.enum(['back-to-school']);
export type ApprovalPurpose = z.infer<typeof ApprovalPurpose>;

/**
 * That one reader may read what a record says of a minor, for one purpose, until a day: given by somebody who is neither
 * the reader nor the one who entered it (Regulation on Protection of Minors Online art. 36).
 */
export const Approval = z.strictObject({
  /** Of the request that gave it. */
  id: Ulid,
  subject: NamedSubject,
  reader: WorkerId,
  purpose: ApprovalPurpose,
  givenBy: WorkerId,
  from: Day,
  /** The last day on which it holds. */
  until: Day,
  /** Taken away sooner: since when, and by whom. */
  ended: z.optional(z.strictObject({ on: Day, by: WorkerId })),
  version: Version,
});
export type Approval = z.infer<typeof Approval>;

export const isLive = ({ from, until, ended }: Approval, day: Day): boolean =>
  ended === undefined && from <= day && day <= until;
