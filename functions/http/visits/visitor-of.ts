import { dayOf } from '../../../shared/base/instant.ts';
import type { DoorServices } from '../../../shared/runtime/door-services.ts';
import type { TaskAtDoor } from '../../../shared/visit/rules/task-at-door.ts';

/**
 * Who makes a visit today that somebody was asked for by name: they, or whoever stands in for
 * them. That somebody wants to talk stays with the one whom they asked for.
 */
export const visitorOf = async (
  { task, worker }: Pick<TaskAtDoor, 'task' | 'worker'>,
  { holders, now }: Pick<DoorServices, 'holders' | 'now'>,
): Promise<string[]> => {
  if (task.worker === undefined || worker === undefined) return [];
  const visitor = task.reason === 'worry' ? worker : await holders.holderOf(worker, dayOf(now()));
  return visitor === undefined ? [] : [visitor];
};
