import type { Authorizer } from '../../access/store/authorizer.ts';
import { areaPath, gridOf } from '../../base/area-code.ts';
import type { Day } from '../../base/instant.ts';
import { liveLinksPartition } from '../../link/store/keys.ts';
import { toLink } from '../../link/store/links.ts';
import { heldBy } from '../../link/store/work-holders.ts';
import { householdsOf } from '../../programme/rules/subject.ts';
import type { Context } from '../../table/context.ts';
import { allOf } from '../../table/table.ts';
import { isOfMinor, maySee, type PlannedVisit, type Task } from '../rules/task.ts';
import { gridsHelpedBy } from './help-item.ts';
import { taskKey, visitsNamingPartition } from './keys.ts';
import { withoutMinors } from './minors.ts';
import { tasksAt, tasksInGrid } from './task-store.ts';
import { toTask } from './visit-item.ts';

const nameOf = (task: Task): string => taskKey(task).sk;

const linkedGrids = async ({ table }: Context, worker: string): Promise<string[]> => {
  const links = await allOf(table, { index: 'work', pk: liveLinksPartition(worker) });
  return links.flatMap((item) => householdsOf(toLink(item).subject).map(gridOf));
};

/** At whatever door: who is asked to talk may serve elsewhere, and so may who has promised to come again. */
const naming = async (ctx: Context, worker: string, day: Day): Promise<PlannedVisit[]> => {
  const items = await allOf(ctx.table, { index: 'work', pk: visitsNamingPartition(worker) });
  const waiting = items.map(toTask).filter(({ expiresOn }) => day < expiresOn);
  const found = await Promise.all(waiting.map((task) => tasksAt(ctx, task)));
  return found.flatMap((one) => (one === undefined || one.over || one.takenBack ? [] : [one]));
};

/** Whether whoever comes to the door may open the task there: a list of one's own asks what the task asks. */
export const mayOpen =
  ({ who, can }: Authorizer) =>
  ({ household }: PlannedVisit): boolean =>
    can('task.read', { areaPath: areaPath(gridOf(household.id)), liaisons: [who.id] });

/** What is with `worker` today, their own or as a deputy, wherever the doors are. */
export const listMyTasks = async (ctx: Context, worker: string, day: Day): Promise<PlannedVisit[]> => {
  const held = await heldBy(ctx, worker, day);
  const found = [...held].flatMap((holder) => [linkedGrids(ctx, holder), gridsHelpedBy(ctx.table, holder)]);
  const grids = (await Promise.all(found)).flat();
  const [books, named] = await Promise.all([
    Promise.all([...new Set(grids)].map((grid) => tasksInGrid(ctx, grid, day))),
    Promise.all([...new Set([...held, worker])].map((holder) => naming(ctx, holder, day))),
  ]);
  const all = [...books.flatMap((book) => book.tasks), ...named.flat()];
  const once = new Map(all.map((one) => [nameOf(one.task), one]));
  const mine = [...once.values()].filter((one) => {
    if (one.task.reason === 'worry') return maySee(one, worker);
    return one.worker !== undefined && held.has(one.worker);
  });
  return withoutMinors(ctx, mine, { reader: worker, day });
};

/** Those that the reader makes, or that lie where they answer for the place; the visits of others are for nobody else. */
export const shownTo = async (
  ctx: Context,
  visits: readonly PlannedVisit[],
  day: Day,
  authorizer: Authorizer,
): Promise<PlannedVisit[]> => {
  const { who, can } = authorizer;
  const mayRead = ({ household }: PlannedVisit, liaisons: readonly string[]) =>
    can('task.read', { areaPath: areaPath(gridOf(household.id)), liaisons });
  const seen = visits.filter((one) => maySee(one, who.id));
  const others = seen.filter((one) => !mayRead(one, []));
  if (others.length === 0) return withoutMinors(ctx, seen, { reader: who.id, day });
  // Whoever is away, and somebody stands in for them, may go there all the same.
  const held = new Set([who.id, ...(await heldBy(ctx, who.id, day))]);
  const comes = ({ household: { liaison }, worker }: PlannedVisit) =>
    [liaison, worker].some((one) => one !== undefined && held.has(one));
  const shown = seen.filter((one) => mayRead(one, comes(one) ? [who.id] : []));
  return withoutMinors(ctx, shown, { reader: who.id, day });
};

/** What a grid's list holds back, in numbers. */
export interface Hidden {
  /** What only a helper may know of. */
  readonly worries: number;
  /** What others make. One about a child is in no number either. */
  readonly others: number;
}

/** A grid's visits as far as they are the reader's, or all of them for those who answer for it. */
export const listTasksIn = async (
  ctx: Context,
  grid: string,
  day: Day,
  authorizer: Authorizer,
): Promise<{ tasks: PlannedVisit[]; hidden: Hidden }> => {
  authorizer.require('area', { areaPath: areaPath(grid) });
  const { tasks: all } = await tasksInGrid(ctx, grid, day);
  const tasks = await shownTo(ctx, all, day, authorizer);
  const shown = new Set(tasks);
  const [worries, others] = [
    all.filter((one) => !maySee(one, authorizer.who.id)),
    all.filter((one) => maySee(one, authorizer.who.id) && !isOfMinor(one.task) && !shown.has(one)),
  ];
  return { tasks, hidden: { worries: worries.length, others: others.length } };
};
