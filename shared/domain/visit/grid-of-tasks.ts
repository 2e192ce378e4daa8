import type { Day } from '../instant.ts';
import { isMuted, type Mute } from './mute.ts';
import type { Task } from './task.ts';

/** The open tasks of a grid, across programmes, and the deaths that mute some of them. */
export interface GridOfTasks {
  readonly open: readonly Task[];
  readonly mutes: ReadonlyMap<string, Mute>;
}

export const isQuiet = ({ mutes }: GridOfTasks, task: Task): boolean =>
  isMuted(task, mutes.get(task.household));

/** How a task stands on a day: its window is ahead, open, on its last day, or over. */
export const stateOf = ({ from, dueOn }: Task, day: Day): 'ahead' | 'open' | 'due' | 'overdue' => {
  if (day < from) return 'ahead';
  if (day > dueOn) return 'overdue';
  return day === dueOn ? 'due' : 'open';
};
