import { dayOf } from '../../../shared/base/instant.ts';
import { holderOf } from '../../../shared/link/store/work-holders.ts';
import type { Context } from '../../../shared/table/context.ts';
import type { PlannedVisit } from '../../../shared/visit/rules/task.ts';

/**
 * Who makes a visit today that somebody was asked for by name: they, or whoever stands in for
 * them. That somebody wants to talk stays with the one whom they asked for.
 */
export const visitorOf = async (
  { task, worker }: Pick<PlannedVisit, 'task' | 'worker'>,
  ctx: Context,
): Promise<string[]> => {
  if (task.worker === undefined || worker === undefined) return [];
  const visitor = task.reason === 'worry' ? worker : await holderOf(ctx, worker, dayOf(ctx.now()));
  return visitor === undefined ? [] : [visitor];
};
