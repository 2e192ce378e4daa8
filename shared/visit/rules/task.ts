import * as z from 'zod/mini';
import type { GridCode } from '../../base/area-code.ts';
import { gridOf, HouseholdId } from '../../base/household-id.ts';
import { Version, WorkerId } from '../../base/id.ts';
import { Day, Instant } from '../../base/instant.ts';
import { Origin } from '../../base/origin.ts';
import { personal } from '../../base/personal.ts';
import { Programme } from '../../programme/rules/programme.ts';
import { ServiceOnOffer, TriggerKind } from './trigger.ts';

/**
 * One visit to make: whom, why, what is on offer, from when to when. Never changed once it is written, so that a chunk
 * of a campaign can be written again and again; how it ended is another item (`ending.ts`). Only who is named in it
 * may become another one, in a hand-over; the tasks of campaigns name nobody.
 */
export const Task = z.strictObject({
  origin: Origin,
  household: HouseholdId,
  programme: Programme,
  reason: personal('visit.reason', TriggerKind),
  service: personal('visit.service', ServiceOnOffer),
  /** The version of the trigger rules, or of the campaign's plan. */
  rules: z.string(),
  /** When it was planned, the same for all tasks of a campaign: a death recorded afterwards stops its reminders. */
  plannedAt: Instant,
  from: Day,
  /** The last day in time. */
  dueOn: Day,
  /** The first day on which it no longer counts: a task is a plan and not a record, and is deleted then. */
  expiresOn: Day,
  /** Who was asked for, or promised to come again; the household's liaison of the day unless told. */
  worker: z.optional(WorkerId),
  /** Of a task that names somebody, so that it is handed over once. */
  version: z.optional(Version),
});
export type Task = z.infer<typeof Task>;

/** A task's identity, as paths and records name it. */
export const TaskRef = z.strictObject({ origin: Origin, household: HouseholdId });
export type TaskRef = z.infer<typeof TaskRef>;

export const gridOfTask = ({ household }: TaskRef): z.infer<typeof GridCode> => gridOf(household);
