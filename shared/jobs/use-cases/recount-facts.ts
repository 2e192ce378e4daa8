import { codesBelow, countBelow } from '../../area/store/areas-below.ts';
import { type AreaCode, kindOfArea } from '../../base/area-code.ts';
import { reconcileFacts } from '../../statistics/use-cases/reconcile-facts.ts';
import type { Context } from '../../table/context.ts';
import type { Partition } from '../../table/partition.ts';
import type { Table } from '../../table/table.ts';
import type { Certificate } from '../rules/certificate.ts';
import { sweepPartitions } from './run-sweep.ts';

/** Counties side by side; the townships of each one after the other. */
const AT_ONCE = 8;

const townshipsOf = (table: Table, county: AreaCode): Partition<AreaCode> => ({
  expected: () => countBelow(table, county),
  async *pages() {
    yield await codesBelow(table, county);
  },
});

/** An area with all below it. */
const within = async (table: Table, area: AreaCode): Promise<AreaCode[]> => {
  if (kindOfArea(area) === 'grid') return [area];
  const inside = (await codesBelow(table, area)).map((child) => within(table, child));
  return [area, ...(await Promise.all(inside)).flat()];
};

/**
 * Compares the cells of statistics in the counters of cases with the cases, and puts right what differs: what was counted before
 * there were such cells, or is wrong. Where all is right it only reads.
 */
export const recountFacts = async (ctx: Context): Promise<Certificate> => {
  const { table } = ctx;
  const prefectures = await codesBelow(table, 'TOP');
  const counties = (await Promise.all(prefectures.map((code) => codesBelow(table, code)))).flat();
  return sweepPartitions<AreaCode>(
    {
      job: 'facts',
      partitions: counties.map((county) => townshipsOf(table, county)),
      atOnce: AT_ONCE,
      idOf: (township) => township,
      process: async (township) => reconcileFacts(ctx, township, await within(table, township)),
    },
    ctx,
  );
};
