import * as z from 'zod/mini';
import { TaskRef } from './task.ts';

/**
 * That a task is over, and nothing else: not how, not when, not by whom. `not-wanted` and `not-at-home` are the same
 * item to the byte, so no list, filter, statistic or export can tell who declined a visit. What was done at a door
 * stands in a visit record of its own, which only a visit that took place has.
 */
export const Ending = z.strictObject({
  ...TaskRef.shape,
  /** Fingerprint of the client's id: the id itself would tell a time of day. */
  sent: z.string(),
  /** Of what the outcome leaves behind; by it a second sending is known from another outcome. */
  digest: z.string(),
});
export type Ending = z.infer<typeof Ending>;
