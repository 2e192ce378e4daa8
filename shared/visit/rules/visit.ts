import * as z from 'zod/mini';
import { Ulid, WorkerId } from '../../base/id.ts';
import { Day } from '../../base/instant.ts';
import { Origin } from '../../base/origin.ts';
import { personal } from '../../base/personal.ts';
import { TakenBack } from '../../base/role.ts';
import { Programme } from '../../programme/rules/programme.ts';
import { DeliveredService } from '../../service/rules/service-record.ts';
import { SlipNumber } from './slip-number.ts';
import { TaskRef } from './task.ts';
import { ServiceOnOffer, TriggerKind } from './trigger.ts';

/**
 * A visit that took place: day, worker, task, what was offered and given, what was asked for. It has no time of day,
 * no place but the door, and nobody who was there.
 */
export const Visit = z.strictObject({
  ...TaskRef.shape,
  programme: Programme,
  reason: personal('visit.reason', TriggerKind),
  day: Day,
  worker: WorkerId,
  offered: personal('visit.service', z.array(ServiceOnOffer)),
  given: personal('service.given', z.array(DeliveredService)),
  /** Cases that began with it. */
  requests: z.array(Ulid),
  /** The visit that follows up on it, if one was agreed, and by when. */
  followUp: z.optional(
    z.strictObject({
      origin: Origin,
      dueOn: Day,
      /** That day had passed when it was entered: the visit is made as soon as it can be. */
      late: z.optional(z.literal(true)),
    }),
  ),
  /** Somebody else's outcome had ended the task before this visit was sent: of such visits the first, the second, … */
  beside: z.optional(z.int()),
  /** Of the slip that was left at the door, if anything was agreed. */
  slip: z.optional(SlipNumber),
  /** It did not take place, or not like this: it counts no more. */
  takenBack: z.optional(TakenBack),
});
export type Visit = z.infer<typeof Visit>;
