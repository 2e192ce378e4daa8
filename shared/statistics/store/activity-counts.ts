import * as z from 'zod/mini';
import { codesBelow } from '../../area/store/areas-below.ts';
import { type AreaCode, kindOfArea } from '../../base/area-code.ts';
import { activityMonth } from '../../service/store/keys.ts';
import type { Context } from '../../table/context.ts';
import { allOf, type Item } from '../../table/table.ts';
import { countersPartition } from './keys.ts';

/** Of one area and month, by the name of the counter. */
export type Counted = Readonly<Record<string, number>>;

const Counter = z.record(z.string(), z.number());

const sumOf = (slices: readonly Item[]): Counted => {
  const sums: Record<string, number> = {};
  for (const { pk: _, sk: __, ...counter } of slices)
    for (const [name, amount] of Object.entries(Counter.parse(counter)))
      sums[name] = (sums[name] ?? 0) + amount;
  return sums;
};

const countedIn = async (ctx: Context, area: AreaCode, month: string) => {
  const slices = await allOf(ctx.table, { pk: countersPartition(area), begins: activityMonth(month) });
  return { area, counted: sumOf(slices) };
};

/** What was done in a township, or in each township of a county, in a month. One request for each. */
export const readActivity = async (
  ctx: Context,
  area: AreaCode,
  month: string,
): Promise<{ readonly area: AreaCode; readonly counted: Counted }[]> => {
  const areas = [area, ...(kindOfArea(area) === 'county' ? await codesBelow(ctx.table, area) : [])];
  return Promise.all(areas.map((code) => countedIn(ctx, code, month)));
};
