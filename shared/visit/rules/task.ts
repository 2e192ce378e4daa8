import * as z from 'zod/mini';
import { type GridCode, gridOf, HouseholdId } from '../../base/area-code.ts';
import { isCampaign } from '../../base/campaign-id.ts';
import { Version, WorkerId } from '../../base/id.ts';
import { Day, Instant } from '../../base/instant.ts';
import { Origin } from '../../base/origin.ts';
import { personal } from '../../base/personal.ts';
import type { PresentHousehold } from '../../household/rules/household.ts';
import { Programme } from '../../programme/rules/programme.ts';
import type { Worker } from '../../worker/rules/worker.ts';
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
  /** The last day on which lists show it: a greeting before a holiday is no work after it. What was done is taken until it expires. */
  listedUntil: z.optional(Day),
  /** Who was asked for, or promised to come again; the household's liaison of the day unless told. */
  worker: z.optional(WorkerId),
  /** Of a task that names somebody, so that it is handed over once. */
  version: z.optional(Version),
});
export type Task = z.infer<typeof Task>;

/** A phone may have been offline for a fortnight; further back nothing is entered. */
export const OFFLINE_DAYS = 14;

/** A task's identity, as paths and records name it. */
export const TaskRef = z.strictObject({ origin: Origin, household: HouseholdId });
export type TaskRef = z.infer<typeof TaskRef>;

/** The trigger that made a visit due: of its visits the second and the third name their place. What was agreed on at a door is of its own. */
export const triggerOf = (origin: Origin): Origin => origin.replace(/\.\d+$/, '');

export const gridOfTask = ({ household }: TaskRef): z.infer<typeof GridCode> => gridOf(household);

/** Campaigns for whose tasks something else holds than what they say: cancelled, or in time until another day. */
export type CampaignStates = Readonly<Record<string, Day | 'cancelled'>>;

/** A task as its campaign stands now; none when that was cancelled. So a hundred thousand tasks change at once. */
export const underCampaign = (task: Task, campaignStates: CampaignStates): Task | undefined => {
  const now = campaignStates[task.origin];
  if (now === 'cancelled') return undefined;
  if (now === undefined) return task;
  const { listedUntil } = task;
  return { ...task, dueOn: now, ...(listedUntil !== undefined && listedUntil < now && { listedUntil: now }) };
};

/** Whether lists still show it on a day. */
export const isListed = ({ listedUntil, expiresOn }: Task, day: Day): boolean =>
  day < expiresOn && (listedUntil === undefined || day <= listedUntil);

/** A task with the household as it is today, which may have another number by now than when it was planned. */
export interface PlannedVisit {
  readonly task: Task;
  readonly household: PresentHousehold;
  /** Who makes it, were nobody away; nobody where a link is missing. */
  readonly worker: WorkerId | undefined;
  /** There was a death: nobody is reminded of it. */
  readonly stopped: boolean;
}

/**
 * The one who was named, while they serve, else who comes to this door today. A colleague who helps in a campaign helps at
 * the door of the plan. Whom somebody wants to talk to is never replaced by itself, only by a hand-over that says who goes on.
 */
export const whoMakes = (
  task: Task,
  household: PresentHousehold,
  named: Worker | undefined,
): WorkerId | undefined => {
  if (task.worker === undefined) return household.liaison;
  if (task.reason === 'worry') return task.worker;
  const hasMoved = isCampaign(task.origin) && household.id !== task.household;
  return named?.active === false || hasMoved ? household.liaison : task.worker;
};

/** The day on which a visit of a campaign was planned; whoever waits for another one has it by its last day. */
export const plannedOn = ({ origin, from, dueOn }: Task): Day => (isCampaign(origin) ? from : dueOn);

export type TaskState = 'ahead' | 'open' | 'due' | 'overdue';

/** How a task stands on a day: its window is ahead, open, on its last day, or over. */
export const stateOf = ({ from, dueOn }: Task, day: Day): TaskState => {
  if (day < from) return 'ahead';
  if (day > dueOn) return 'overdue';
  return day === dueOn ? 'due' : 'open';
};

/** What is about a child: for who comes to the door alone, and with an approval that somebody else gave. */
export const isOfMinor = ({ reason }: { readonly reason: TriggerKind }): boolean => reason === 'left-school';

/** That someone wants to talk is known to their helper alone. */
export const maySee = ({ task, worker }: PlannedVisit, reader: string): boolean =>
  task.reason !== 'worry' || worker === reader;
