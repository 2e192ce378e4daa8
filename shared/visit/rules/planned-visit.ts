import { isCampaign } from '../../base/campaign-id.ts';
import type { WorkerId } from '../../base/id.ts';
import type { Day } from '../../base/instant.ts';
import type { PresentHousehold } from '../../household/rules/household.ts';
import type { Worker } from '../../worker/rules/worker.ts';
import type { Task } from './task.ts';

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

export type TaskState = 'ahead' | 'open' | 'due' | 'overdue';

/** How a task stands on a day: its window is ahead, open, on its last day, or over. */
export const stateOf = ({ from, dueOn }: Task, day: Day): TaskState => {
  if (day < from) return 'ahead';
  if (day > dueOn) return 'overdue';
  return day === dueOn ? 'due' : 'open';
};

/** That someone wants to talk is known to their helper alone. */
export const maySee = ({ task, worker }: PlannedVisit, reader: string): boolean =>
  task.reason !== 'worry' || worker === reader;
