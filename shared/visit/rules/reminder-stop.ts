import * as z from 'zod/mini';
import { HouseholdId } from '../../base/household-id.ts';
import { Version } from '../../base/id.ts';
import { addDays, Day, Instant } from '../../base/instant.ts';
import { Origin } from '../../base/origin.ts';
import { personal } from '../../base/personal.ts';
import type { Task } from './task.ts';

/** A death in a household: whatever was planned for it until then reminds nobody any more. Names no person. */
export const ReminderStop = z.strictObject({
  household: HouseholdId,
  version: Version,
  /** The day of the death, and when it became known here. */
  day: personal('household.bereavement', Day),
  recordedAt: Instant,
  /** The one task that may still be reminded of. */
  condolence: Origin,
  condolenceDueOn: Day,
  /** Of the report, so that one sent again is known. */
  sent: z.string(),
});
export type ReminderStop = z.infer<typeof ReminderStop>;

/** Two reports of days this close are about one death: a neighbour and the clinic may differ by a day or two. */
const SAME_DEATH_DAYS = 7;

export const isSameDeath = (stop: ReminderStop, day: Day): boolean =>
  stop.day <= addDays(day, SAME_DEATH_DAYS) && day <= addDays(stop.day, SAME_DEATH_DAYS);

/** Whether no reminder of the task may go out. It stays a task: a child out of school is still to be helped. */
export const hasReminderStop = (task: Task, stop: ReminderStop | undefined): boolean =>
  stop !== undefined && !task.origin.startsWith(stop.condolence) && task.plannedAt <= stop.recordedAt;
