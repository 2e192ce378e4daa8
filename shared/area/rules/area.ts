import * as z from 'zod/mini';
import { AreaCode, NewAreaCode } from '../../base/area-code.ts';
import { Version, WorkerId } from '../../base/id.ts';
import { Day, Instant } from '../../base/instant.ts';
import { Name } from '../../base/words.ts';

/** Why an area lost its code. A code of a list and not a text: the registers hold no free text. */
export const AreaMoveReason = z.enum(['boundary-change', 'merger', 'resettlement', 'code-correction']);

/** What came after a code that is no longer used. */
const Retired = z.strictObject({ successor: AreaCode, on: Day, reason: AreaMoveReason });

/** One area of the tree. Its place in the tree is its code; `liaison` is who answers for it, while a link is live. */
export const Area = z.strictObject({
  code: AreaCode,
  version: Version,
  name: Name,
  liaison: z.optional(WorkerId),
  /** How many links are to begin on a later day, as on a household. */
  plannedLinks: z.optional(z.int()),
  /** The codes it had before, oldest first. */
  formerly: z.optional(z.array(AreaCode)),
  retired: z.optional(Retired),
  createdAt: Instant,
  createdBy: WorkerId,
  digest: z.string(),
});
export type Area = z.infer<typeof Area>;

/** What a registrar sends to add an area below an existing one. */
export const NewArea = z.strictObject({ code: NewAreaCode, name: Name });
export type NewArea = z.infer<typeof NewArea>;
