import type { Authorizer } from '../../access/store/authorizer.ts';
import { gridsIn } from '../../area/store/grids-in.ts';
import { type AreaCode, areaPath, type HouseholdId } from '../../base/area-code.ts';
import type { Context } from '../../table/context.ts';
import { listPage } from '../../table/pager.ts';
import { allOf, type Write, writeOrConflict } from '../../table/table.ts';
import { leftAmong } from '../../worker/store/left-workers.ts';
import { isCovered } from '../rules/coverage.ts';
import { type Household, isPresent, type PresentHousehold } from '../rules/household.ts';
import { householdItem, toHousehold } from './household-item.ts';
import { householdKey, householdsPartition } from './keys.ts';
import { lastNumber } from './last-id.ts';

interface Page {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface HouseholdPage {
  readonly items: PresentHousehold[];
  readonly next?: string | undefined;
}

/** This number and all that the household had before: nothing about a person. */
export const idsOfHousehold = async (ctx: Context, id: HouseholdId): Promise<HouseholdId[]> => {
  const item = await ctx.table.get(householdKey(id));
  return item === undefined ? [id] : [id, ...(toHousehold(item).formerly ?? [])];
};

/** The number that it has today. */
export const currentHouseholdId = (ctx: Context, id: HouseholdId): Promise<HouseholdId> =>
  lastNumber(ctx.table, id);

/** This number, the one in force and all before it: what was kept about the household may stand under any of them. */
export const everyNumberOf = async (ctx: Context, id: HouseholdId): Promise<HouseholdId[]> => [
  ...new Set([id, ...(await idsOfHousehold(ctx, await currentHouseholdId(ctx, id)))]),
];

export const listHouseholdsIn = async (
  ctx: Context,
  grid: string,
  { limit, cursor }: Page,
  authorizer: Authorizer,
): Promise<HouseholdPage> => {
  authorizer.require('area', { areaPath: areaPath(grid) });
  const parts = [{ pk: householdsPartition(grid), begins: 'HH#' }];
  const page = await listPage(ctx.table, { parts, asked: { by: authorizer.who.id, grid }, limit, cursor });
  return { ...page, items: page.items.map(toHousehold).filter(isPresent) };
};

/** Those of an area to whom nobody comes, or nobody who has not left. */
export const listGaps = async (
  ctx: Context,
  area: AreaCode,
  { limit, cursor }: Page,
  authorizer: Authorizer,
): Promise<HouseholdPage> => {
  authorizer.require('area', { areaPath: areaPath(area) });
  const grids = await gridsIn(ctx.table, area);
  const parts = grids.map((grid) => ({ pk: householdsPartition(grid), begins: 'HH#' }));
  const asked = { by: authorizer.who.id, gapsOf: area };
  const page = await listPage(ctx.table, { parts, asked, limit, cursor });
  const present = page.items.map(toHousehold).filter(isPresent);
  const left = await leftAmong(
    ctx.table,
    present.map(({ liaison }) => liaison),
  );
  return { ...page, items: present.filter((one) => !isCovered(one, left)) };
};

export const householdsInGrid = async (ctx: Context, grid: string): Promise<Household[]> =>
  (await allOf(ctx.table, { pk: householdsPartition(grid), begins: 'HH#' })).map(toHousehold);

export const saveHousehold = (
  ctx: Context,
  before: PresentHousehold,
  after: PresentHousehold,
  also: readonly Write[],
): Promise<void> =>
  writeOrConflict(ctx.table, [{ put: householdItem(after), guard: { version: before.version } }, ...also]);
