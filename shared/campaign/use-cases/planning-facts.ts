import { gridsIn } from '../../area/store/grids-in.ts';
import type { AreaCode } from '../../base/area-code.ts';
import { type Day, dayOf, type Instant, startOf } from '../../base/instant.ts';
import { dueLinksShard } from '../../link/store/keys.ts';
import { toDeputy } from '../../link/store/links.ts';
import type { Context } from '../../table/context.ts';
import { CLOCK_SHARDS } from '../../table/key.ts';
import { allOf } from '../../table/table.ts';
import { readable } from '../../table/unreadable.ts';
import { tasksInGrid } from '../../visit/store/task-store.ts';
import type { Campaign } from '../rules/campaign.ts';
import type { HouseholdToVisit } from '../rules/plan.ts';
import type { DueTask } from '../rules/trip-days.ts';
import type { StandIn } from '../rules/who-comes.ts';

interface Register {
  readonly households: HouseholdToVisit[];
  readonly due: DueTask[];
}

/** So many grids are read at the same time. */
const AT_ONCE = 8;

const readGrid = async (ctx: Context, grid: AreaCode, today: Day, register: Register) => {
  const book = await tasksInGrid(ctx, grid, today);
  register.households.push(...book.households.map(({ id, liaison }) => ({ household: id, liaison })));
  for (const { task, household, worker, stopped } of book.tasks) {
    const { from, dueOn } = task;
    if (!stopped) register.due.push({ household: household.id, from, dueOn, worker: worker ?? task.worker });
  }
};

/** Whoever is away on `today` or later, out of the index of days on which something turns. */
const standInsFrom = async (ctx: Context, today: Day): Promise<StandIn[]> => {
  const shards = Array.from({ length: CLOCK_SHARDS }, (_, shard) =>
    allOf(ctx.table, { index: 'clock', pk: dueLinksShard(shard), from: startOf(today) }),
  );
  const items = (await Promise.all(shards)).flat();
  const deputies = items.filter(({ sk }) => sk.startsWith('DEPUTY#'));
  return readable(ctx, deputies, toDeputy);
};

/**
 * What a plan is made of, a grid at a time: of a household only its number and who comes there (some 100 bytes), of
 * a task its days. The register of a prefecture takes two requests for each grid.
 */
export const planningFacts = async (ctx: Context, { area }: Campaign, at: Instant) => {
  const today = dayOf(at);
  const register: Register = { households: [], due: [] };
  const grids = await gridsIn(ctx.table, area);
  for (let start = 0; start < grids.length; start += AT_ONCE) {
    const some = grids.slice(start, start + AT_ONCE);
    await Promise.all(some.map((grid) => readGrid(ctx, grid, today, register)));
  }
  return { ...register, standIns: await standInsFrom(ctx, today) };
};
