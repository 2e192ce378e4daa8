import type { Context } from '../../../shared/table/context.ts';
import type { Ending } from '../../../shared/visit/rules/outcome.ts';
import type { Task } from '../../../shared/visit/rules/task.ts';
import { tasksAt } from '../../../shared/visit/store/task-store.ts';
import { saveOutcome } from '../../../shared/visit/use-cases/outcome-store.ts';
import { pick } from './chance.ts';

export interface Visitors {
  /** Ends some visits whose tasks are on the list by now. */
  visit(count: number): Promise<void>;
  readonly endings: Ending[];
}

/** Workers who do not wait until everything is published: they end what is on the list already, through the store. */
export const visitorsOf = (planned: readonly Task[], ctx: Context, chance: () => number): Visitors => {
  const endings: Ending[] = [];
  const over = new Set<string>();

  const end = async ({ origin, household }: Task): Promise<void> => {
    if (over.has(household)) return;
    over.add(household);
    const found = await tasksAt(ctx, { origin, household });
    if (found === undefined) {
      over.delete(household);
      return;
    }
    const ending = { origin, household, sent: `sent-${household}`, digest: 'd' };
    const recorded = { services: [], reports: [], movedAway: false };
    await saveOutcome(ctx, { task: found.task, ending, recorded, at: ctx.now() });
    endings.push(ending);
  };

  return {
    endings,
    async visit(count) {
      for (let n = 0; n < count; n += 1) {
        const task = planned[pick(chance, planned.length)];
        if (task !== undefined) await end(task);
      }
    },
  };
};
