import { dayOf } from '../../../shared/domain/instant.ts';
import type { Task } from '../../../shared/domain/visit/task.ts';
import type { VisitServices } from '../../../shared/runtime/visit-services.ts';

/**
 * Who makes a visit today that somebody was asked for by name: they, or whoever stands in for them. That somebody wants
 * to talk stays with the one whom they asked for.
 */
export const visitorOf = async (
  { worker, reason }: Pick<Task, 'worker' | 'reason'>,
  { holders, now }: Pick<VisitServices, 'holders' | 'now'>,
): Promise<string[]> => {
  if (worker === undefined) return [];
  return [reason === 'worry' ? worker : await holders.holderOf(worker, dayOf(now()))];
};
