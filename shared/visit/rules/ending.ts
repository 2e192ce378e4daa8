import * as z from 'zod/mini';
import { Version } from '../../base/id.ts';
import { TakenBack } from '../../base/role.ts';
import { TaskRef } from './task.ts';

const outcome = {
  /** Fingerprint of the client's id: the id itself would tell a time of day. */
  sent: z.string(),
  /** Of what the outcome leaves behind; by it a second sending is known from another outcome. */
  digest: z.string(),
};

/**
 * That a task is over, and nothing else: not how, not when, not by whom. `not-wanted` and `not-at-home` are the same
 * item to the byte, so no list, filter, statistic or export can tell who declined a visit. What was done at a door
 * stands in a visit record of its own, which only a visit that took place has.
 */
export const Ending = z.strictObject({
  ...TaskRef.shape,
  ...outcome,
  /** Of how often it was recorded and taken back, and nothing else; endings of before 30 November 2026 have none. */
  version: z.optional(Version),
  /** The outcome was entered by mistake: the visit is to be made as before. */
  takenBack: z.optional(TakenBack),
  /** Outcomes that were taken back before another one was recorded, oldest first: each is known when it is sent again. */
  earlier: z.optional(z.array(z.strictObject({ ...outcome, takenBack: TakenBack }))),
});
export type Ending = z.infer<typeof Ending>;

type Outcome = Pick<Ending, 'sent' | 'digest' | 'takenBack'>;

/** Every outcome of the task, oldest first: of them the last one may stand, and no other. */
export const outcomesIn = ({ sent, digest, takenBack, earlier = [] }: Ending): readonly Outcome[] => [
  ...earlier,
  { sent, digest, ...(takenBack === undefined ? {} : { takenBack }) },
];

/** Whether the task is over: nobody goes there any more. */
export const isOver = (ending: Pick<Ending, 'takenBack'> | undefined): boolean =>
  ending !== undefined && ending.takenBack === undefined;

/** What an outcome is written over: nothing as a rule, else the one before it, which was taken back. */
export const endingAfter = (before: Ending | undefined, ending: Ending): Ending => {
  if (before?.takenBack === undefined) return { ...ending, version: 1 };
  const { version = 1, sent, digest, takenBack, earlier = [] } = before;
  return { ...ending, version: version + 1, earlier: [...earlier, { sent, digest, takenBack }] };
};
