import { toArea } from '../../area/store/area-item.ts';
import { areaKey } from '../../area/store/keys.ts';
import { gridOf } from '../../base/area-code.ts';
import { householdItem, toHousehold } from '../../household/store/household-item.ts';
import { householdKey, householdsPartition } from '../../household/store/keys.ts';
import { linkWrite } from '../../link/store/link-writes.ts';
import { linkItem } from '../../link/store/links.ts';
import type { Context } from '../../table/context.ts';
import type { Key } from '../../table/key.ts';
import { allOf, type Item } from '../../table/table.ts';
import { workerKey } from '../../worker/store/keys.ts';
import { toWorker } from '../../worker/store/worker-item.ts';
import { decideHousehold, type HouseholdContext, type HouseholdDecision } from '../rules/decide-household.ts';
import type { Import } from '../rules/import.ts';
import type { HouseholdRow } from '../rules/rows.ts';
import { processRows } from './process-rows.ts';

/** Up to here reading whole grids is cheaper than asking for each household; an absent one costs a read unit too. */
const MOST_GRIDS = 12;

const keyText = ({ pk, sk }: Key) => `${pk} ${sk}`;

const existingHouseholds = async (ctx: Context, rows: readonly HouseholdRow[], grids: readonly string[]) => {
  if (grids.length > MOST_GRIDS) return ctx.table.getMany(rows.map(({ id }) => householdKey(id)));
  const inGrids = grids.map((grid) => allOf(ctx.table, { pk: householdsPartition(grid), begins: 'HH#' }));
  return (await Promise.all(inGrids)).flat();
};

/** What the register knows of all that the rows name, in as few requests as that takes. */
const householdContext = async (ctx: Context, rows: readonly HouseholdRow[]) => {
  const grids = [...new Set(rows.map(({ id }) => gridOf(id)))];
  const workers = [...new Set(rows.flatMap(({ liaison }) => liaison ?? []))];
  const [households, others] = await Promise.all([
    existingHouseholds(ctx, rows, grids),
    ctx.table.getMany([...grids.map(areaKey), ...workers.map(workerKey)]),
  ]);
  const items = new Map<string, Item>([...households, ...others].map((item) => [keyText(item), item]));
  const at = (key: Key) => items.get(keyText(key));
  return ({ id, liaison }: HouseholdRow): HouseholdContext => {
    const [grid, existing] = [at(areaKey(gridOf(id))), at(householdKey(id))];
    const worker = liaison === undefined ? undefined : at(workerKey(liaison));
    return {
      grid: grid && toArea(grid),
      existing: existing && toHousehold(existing),
      worker: worker && toWorker(worker),
    };
  };
};

const change =
  (ctx: Context, by: Import) =>
  async (row: HouseholdRow): Promise<HouseholdDecision> => {
    const decision = decideHousehold(row, (await householdContext(ctx, [row]))(row), by);
    if (decision.outcome !== 'changed') return decision;
    const { before, after, link } = decision;
    await ctx.table.write([
      { put: householdItem(after), guard: { version: before.version } },
      ...(link === undefined ? [] : [linkWrite({ before: undefined, after: link })]),
    ]);
    return decision;
  };

/** Links go first: a household that stands there has its link, wherever the work is cut short. */
const add = async (ctx: Context, decisions: readonly HouseholdDecision[]) => {
  const fresh = decisions.flatMap((one) => (one.outcome === 'created' && !one.again ? [one] : []));
  const links = fresh.flatMap(({ link }) => (link === undefined ? [] : [linkItem(link)]));
  await ctx.table.load([...links, ...fresh.map(({ household }) => householdItem(household))]);
};

export const importHouseholds = async (
  ctx: Context,
  rows: readonly HouseholdRow[],
  by: Import,
  isDry: boolean,
): Promise<HouseholdDecision[]> => {
  const known = await householdContext(ctx, rows);
  const decisions = rows.map((row) => decideHousehold(row, known(row), by));
  if (isDry) return decisions;
  await add(ctx, decisions);
  return processRows(rows, decisions, 'household', change(ctx, by));
};
