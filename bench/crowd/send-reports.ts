import { setTimeout } from 'node:timers/promises';
import { routes } from '../../functions/http/cases/routes.ts';
import { gridOf, householdId } from '../../shared/base/area-code.ts';
import { caseKey } from '../../shared/case/store/keys.ts';
import { countersPartition } from '../../shared/statistics/store/keys.ts';
import { dynamoTable } from '../../shared/table/dynamo-table.ts';
import { allOf, type Table } from '../../shared/table/table.ts';
import { chanceFrom } from '../../test/harness/campaign-kills/chance.ts';
import { callerOf } from '../../test/support/call.ts';
import { gridNo } from '../places.ts';
import { reportNo, workerNo } from '../report/sample-reports.ts';
import { silentContext } from '../silent-context.ts';
import { quantile, rounded } from '../spread.ts';
import { onTestbed, TABLE } from '../testbed.ts';
import { contendedWire } from './contended-wire.ts';

const MOST_TRIES = 5;

/** Where the `n`th report comes from. */
export type Place = (n: number) => number;

export interface Crowd {
  readonly reports: number;
  readonly seconds: number;
  readonly seed: number;
}

interface Sent {
  readonly id: string;
  readonly household: string;
  readonly statuses: readonly number[];
  readonly ms: number;
}

const openedIn = async (table: Table, grid: string): Promise<number> => {
  const counters = await allOf(table, { pk: countersPartition(grid), begins: 'CASES#' });
  const cells = counters.flatMap((counter) => Object.entries(counter));
  return cells.reduce((sum, [name, value]) => sum + (name.startsWith('opened') ? Number(value) : 0), 0);
};

const figuresOf = (sent: readonly Sent[], tookS: number) => {
  const times = sent.map(({ ms }) => ms);
  return {
    acknowledged: sent.filter(({ statuses }) => (statuses.at(-1) ?? 500) < 300).length,
    acknowledgedAtOnce: sent.filter(({ statuses: [first = 500] }) => first < 300).length,
    seconds: rounded(tookS, 1),
    medianMs: rounded(quantile(times, 0.5), 1),
    p99Ms: rounded(quantile(times, 0.99), 1),
  };
};

/**
 * Each report leaves at its own moment of chance, as people do, whatever has become of the others; what failed is sent
 * again. Read back afterwards: how many are stored, and how many their grids have counted.
 */
export const sendReports = ({ reports, seconds, seed }: Crowd, place: Place) =>
  onTestbed(async (testbed) => {
    const client = testbed.client();
    const wire = contendedWire(client);
    const call = callerOf(routes, silentContext(client));
    const chance = chanceFrom(seed, 'moments');
    const moments = Array.from({ length: reports }, () => chance() * seconds * 1_000);
    const report = async (n: number): Promise<Sent> => {
      await setTimeout(moments[n]);
      const household = householdId(gridNo(place(n)), n % 1_000);
      const body = { ...reportNo(n), subject: { type: 'household', id: household } };
      const began = performance.now();
      const statuses: number[] = [];
      while (statuses.length < MOST_TRIES && (statuses.at(-1) ?? 500) >= 300)
        statuses.push((await call('POST', '/cases', workerNo(place(n)), { body })).status);
      return { id: body.id, household, statuses, ms: performance.now() - began };
    };
    const began = performance.now();
    const sent = await Promise.all(moments.map((_, n) => report(n)));
    const tookS = (performance.now() - began) / 1_000;
    const table = dynamoTable(testbed.client(), TABLE);
    const grids = [...new Set(sent.map(({ household }) => gridOf(household)))];
    const counted = await Promise.all(grids.map((grid) => openedIn(table, grid)));
    return {
      ...figuresOf(sent, tookS),
      ...wire.counts(),
      stored: (await table.getMany(sent.map(({ id }) => caseKey(id)))).length,
      counted: counted.reduce((sum, count) => sum + count, 0),
    };
  });
