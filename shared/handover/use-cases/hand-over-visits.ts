import { gridOf, type HouseholdId } from '../../base/household-id.ts';
import { dayOf, type Instant } from '../../base/instant.ts';
import type { HandOver } from '../../link/rules/hand-over.ts';
import { repeated } from '../../table/repeated.ts';
import { eachOf, type Table } from '../../table/table.ts';
import type { Task } from '../../visit/rules/task.ts';
import { endingKey, taskKey, visitsNamingPartition } from '../../visit/store/keys.ts';
import type { TaskStore } from '../../visit/store/task-store.ts';
import { taskItem, toTask } from '../../visit/store/visit-item.ts';
import type { HandOverStore } from '../store/hand-over-store.ts';

export interface HandOverVisits {
  /** Open visits at these doors that follow the link: they are counted, and nothing of them is written. */
  atDoors(it: HandOver, households: readonly HouseholdId[]): Promise<number>;
  /** Visits that name the giver name the receiver; `false` when the time was up. */
  passAll(it: HandOver, isLate: () => boolean): Promise<boolean>;
}

interface Needs {
  readonly handOvers: HandOverStore;
  readonly tasks: TaskStore;
  readonly now: () => Instant;
}

export const handOverVisits = (table: Table, { handOvers, tasks, now }: Needs): HandOverVisits => {
  /** As it stands, while it waits to be made. */
  const waiting = async (ref: Task): Promise<Task | undefined> => {
    const items = await table.getMany([taskKey(ref), endingKey(ref)]);
    const [item] = items;
    return item === undefined || items.length > 1 ? undefined : toTask(item);
  };

  const pass = (it: HandOver, ref: Task) =>
    repeated(async () => {
      const task = await waiting(ref);
      if (task?.worker !== it.from || task.plannedAt > it.createdAt) return;
      if (dayOf(now()) >= task.expiresOn) return;
      const { version = 1 } = task;
      await table.write([
        { put: taskItem({ ...task, worker: it.to, version: version + 1 }), guard: { version } },
        { check: endingKey(task), guard: 'absent' },
        handOvers.counted(it, { visits: 1 }),
      ]);
    });

  return {
    async atDoors({ from }, households) {
      const grids = [...new Set(households.map(gridOf))];
      const books = await Promise.all(grids.map((grid) => tasks.inGrid(grid, dayOf(now()))));
      const open = books.flatMap((book) => book.tasks).filter(({ task }) => task.worker === undefined);
      return open.filter(({ household, worker }) => worker === from && households.includes(household.id))
        .length;
    },
    async passAll(it, isLate) {
      const naming = { index: 'work' as const, pk: visitsNamingPartition(it.from) };
      for await (const item of eachOf(table, naming)) {
        if (isLate()) return false;
        await pass(it, toTask(item));
      }
      return true;
    },
  };
};
