import type { PresentHousehold } from '../household/household.ts';
import type { Day } from '../instant.ts';
import type { Task } from './task.ts';

/** A task with the household as it is today, which may have another number by now than when it was planned. */
export interface TaskAtDoor {
  readonly task: Task;
  readonly household: PresentHousehold;
  /** There was a death: nobody is reminded of it. */
  readonly quiet: boolean;
}

/** Who would do it, were nobody away: the one it was planned for, or who comes to this door today. */
export const workerOf = ({ task, household }: TaskAtDoor): string | undefined =>
  task.worker ?? household.liaison;

export type TaskState = 'ahead' | 'open' | 'due' | 'overdue';

/** How a task stands on a day: its window is ahead, open, on its last day, or over. */
export const stateOf = ({ from, dueOn }: Task, day: Day): TaskState => {
  if (day < from) return 'ahead';
  if (day > dueOn) return 'overdue';
  return day === dueOn ? 'due' : 'open';
};

/** That someone wants to talk is known to their helper alone. */
export const maySee = ({ task }: TaskAtDoor, reader: string): boolean =>
  task.reason !== 'worry' || task.worker === reader;
