import * as z from 'zod/mini';
import { Ulid } from '../id.ts';
import { SlipNumber } from './slip-number.ts';
import { Origin, TaskRef } from './task.ts';

/** 照单兑现: what was agreed at a door, under a public number. It points to the records and repeats nothing of them. */
export const Slip = z.strictObject({
  number: SlipNumber,
  ...TaskRef.shape,
  requests: z.array(Ulid),
  followUp: z.optional(Origin),
});
export type Slip = z.infer<typeof Slip>;
