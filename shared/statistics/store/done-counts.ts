import * as z from 'zod/mini';
import { codesBelow } from '../../area/store/areas-below.ts';
import { type AreaCode, kindOfArea } from '../../base/area-code.ts';
import { activityMonth } from '../../service/store/keys.ts';
import { allOf, type Item, type Table } from '../../table/table.ts';
import { countersPartition } from './keys.ts';

/** Of one area and month, by the name of the counter. */
export type Counted = Readonly<Record<string, number>>;

export interface DoneCounts {
  /** What was done in a township, or in each township of a county, in a month. One request for each. */
  read(area: AreaCode, month: string): Promise<{ readonly area: AreaCode; readonly counted: Counted }[]>;
}

const Counter = z.record(z.string(), z.number());

const sumOf = (slices: readonly Item[]): Counted => {
  const sums: Record<string, number> = {};
  for (const { pk: _, sk: __, ...counter } of slices)
    for (const [name, amount] of Object.entries(Counter.parse(counter)))
      sums[name] = (sums[name] ?? 0) + amount;
  return sums;
};

export const doneCounts = (table: Table): DoneCounts => {
  const countedIn = async (area: AreaCode, month: string) => {
    const slices = await allOf(table, { pk: countersPartition(area), begins: activityMonth(month) });
    return { area, counted: sumOf(slices) };
  };

  return {
    async read(area, month) {
      const areas = [area, ...(kindOfArea(area) === 'county' ? await codesBelow(table, area) : [])];
      return Promise.all(areas.map((one) => countedIn(one, month)));
    },
  };
};
