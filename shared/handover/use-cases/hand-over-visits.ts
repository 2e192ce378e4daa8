import { gridOf, type HouseholdId } from '../../base/area-code.ts';
import { dayOf } from '../../base/instant.ts';
import type { HandOver } from '../../link/rules/hand-over.ts';
import type { Context } from '../../table/context.ts';
import { countedWork } from '../../table/long-work.ts';
import { eachOf, type Guard, optimistic, type Table } from '../../table/table.ts';
import { unlessUnreadable } from '../../table/unreadable.ts';
import { isOver } from '../../visit/rules/outcome.ts';
import type { Task } from '../../visit/rules/task.ts';
import { endingKey, taskKey, visitsNamingPartition } from '../../visit/store/keys.ts';
import { tasksInGrid } from '../../visit/store/task-store.ts';
import { taskItem, toEnding, toTask } from '../../visit/store/visit-item.ts';
import { HAND_OVERS } from '../store/hand-over-store.ts';

interface Waiting {
  readonly task: Task;
  /** What must still be true of its ending. */
  readonly ended: Guard;
}

/** As it stands, while it waits to be made. */
const waiting = async (table: Table, ref: Task): Promise<Waiting | undefined> => {
  const items = await table.getMany([taskKey(ref), endingKey(ref)]);
  const item = items.find(({ sk }) => sk === taskKey(ref).sk);
  const [ending] = items.filter((one) => one !== item).map(toEnding);
  if (item === undefined || isOver(ending)) return undefined;
  return { task: toTask(item), ended: ending === undefined ? 'absent' : { version: ending.version ?? 1 } };
};

const handOverVisit = ({ table, now }: Context, handOver: HandOver, ref: Task) =>
  optimistic(async () => {
    const found = await waiting(table, ref);
    if (found === undefined) return;
    const { task, ended } = found;
    if (task.worker !== handOver.from || task.plannedAt > handOver.createdAt) return;
    if (dayOf(now()) >= task.expiresOn) return;
    const { version = 1 } = task;
    await table.write([
      { put: taskItem({ ...task, worker: handOver.to, version: version + 1 }), guard: { version } },
      { check: endingKey(task), guard: ended },
      countedWork(HAND_OVERS, handOver, { visits: 1 }),
    ]);
  });

/** Open visits at these doors that follow the link: they are counted, and nothing of them is written. */
export const visitsFollowingLinks = async (
  ctx: Context,
  { from }: HandOver,
  households: readonly HouseholdId[],
): Promise<number> => {
  const grids = [...new Set(households.map(gridOf))];
  const books = await Promise.all(grids.map((grid) => tasksInGrid(ctx, grid, dayOf(ctx.now()))));
  const open = books.flatMap((book) => book.tasks).filter(({ task }) => task.worker === undefined);
  return open.filter(({ household, worker }) => worker === from && households.includes(household.id)).length;
};

/** Visits that name the giver name the receiver; `false` when the time was up. */
export const handOverAllVisits = async (
  ctx: Context,
  handOver: HandOver,
  isLate: () => boolean,
): Promise<boolean> => {
  const naming = { index: 'work' as const, pk: visitsNamingPartition(handOver.from) };
  for await (const item of eachOf(ctx.table, naming)) {
    if (isLate()) return false;
    await unlessUnreadable(ctx, item, () => handOverVisit(ctx, handOver, toTask(item)));
  }
  return true;
};
