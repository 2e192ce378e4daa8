import * as z from 'zod/mini';
import { GridCode, HouseholdId } from '../../base/area-code.ts';
import { fault } from '../../base/fault.ts';
import { Ulid, WorkerId } from '../../base/id.ts';
import { Words } from '../../base/words.ts';

const common = {
  /** Made by the client; sending it twice makes one trigger. */
  id: Ulid,
  /** The case that showed the need, if one did. */
  caseId: z.optional(Ulid),
};

const exactlyOne = z.refine<{ household?: string | undefined; grid?: string | undefined }>(
  ({ household, grid }) => (household === undefined) !== (grid === undefined),
  { error: fault('trigger.household-or-grid'), path: ['household'] },
);

/**
 * What is sent to make a visit due, by a worker, by another system, or about a case. A death is not among them: it is
 * recorded at the household, where it also stops reminders.
 */
export const NewTrigger = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.enum(['left-school', 'no-work']), household: HouseholdId }),
  /** Disaster or a feast may concern a whole grid. */
  z
    .strictObject({
      ...common,
      kind: z.enum(['sudden-hardship', 'holiday']),
      household: z.optional(HouseholdId),
      grid: z.optional(GridCode),
    })
    .check(exactlyOne),
  /** Only when the person asks, which `asked` says in so many words. */
  z.strictObject({
    ...common,
    kind: z.literal('worry'),
    household: HouseholdId,
    asked: z.literal(true),
    /** Whom the person wants to talk to; whoever sends it unless told. */
    helper: z.optional(WorkerId),
    /** What they said, for the helper alone. */
    words: z.optional(Words),
  }),
]);
export type NewTrigger = z.infer<typeof NewTrigger>;
