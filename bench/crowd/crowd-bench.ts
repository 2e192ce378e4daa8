import { setTimeout } from 'node:timers/promises';
import { routes } from '../../functions/http/cases/routes.ts';
import { householdId } from '../../shared/base/area-code.ts';
import { caseKey } from '../../shared/case/store/keys.ts';
import { countersPartition } from '../../shared/statistics/store/keys.ts';
import { dynamoTable } from '../../shared/table/dynamo-table.ts';
import { allOf, type Table } from '../../shared/table/table.ts';
import { callerOf } from '../../test/support/call.ts';
import { type Bench, wholeNumber } from '../bench.ts';
import { gridNo } from '../places.ts';
import { reportNo, workerNo } from '../report/sample-reports.ts';
import { silentContext } from '../silent-context.ts';
import { quantile, rounded } from '../spread.ts';
import { onTestbed, TABLE, type Testbed } from '../testbed.ts';
import { contendedWire } from './contended-wire.ts';

/** Everybody is in the grid of the first report. */
const GRID = gridNo(0);
const MOST_TRIES = 5;

interface Sent {
  readonly id: string;
  readonly statuses: readonly number[];
  readonly ms: number;
}

/** Each report leaves at its own moment, whatever has become of the others; what failed is sent again. */
const send = async (testbed: Testbed, reports: number, seconds: number) => {
  const client = testbed.client();
  const wire = contendedWire(client);
  const call = callerOf(routes, silentContext(client));
  const report = async (n: number): Promise<Sent> => {
    await setTimeout((n / reports) * seconds * 1_000);
    const subject = { type: 'household', id: householdId(GRID, n % 1_000) };
    const body = { ...reportNo(n), subject };
    const began = performance.now();
    const statuses: number[] = [];
    while (statuses.length < MOST_TRIES && (statuses.at(-1) ?? 500) >= 300)
      statuses.push((await call('POST', '/cases', workerNo(0), { body })).status);
    return { id: body.id, statuses, ms: performance.now() - began };
  };
  const began = performance.now();
  const sent = await Promise.all(Array.from({ length: reports }, (_, n) => report(n)));
  return { sent, conflicts: wire.conflicts(), tookS: (performance.now() - began) / 1_000 };
};

const openedIn = async (table: Table): Promise<number> => {
  const counters = await allOf(table, { pk: countersPartition(GRID), begins: 'CASES#' });
  const cells = counters.flatMap((counter) => Object.entries(counter));
  return cells.reduce((sum, [name, value]) => sum + (name.startsWith('opened') ? Number(value) : 0), 0);
};

export const crowdBench: Bench = {
  says: 'many reports in one grid within seconds, on the engine, with the clashes of AWS (R13)',
  options: { reports: '1000', seconds: '10' },
  run: (options) =>
    onTestbed(async (testbed) => {
      const reports = wholeNumber('reports', options['reports']);
      const { sent, conflicts, tookS } = await send(
        testbed,
        reports,
        wholeNumber('seconds', options['seconds']),
      );
      const table = dynamoTable(testbed.client(), TABLE);
      const times = sent.map(({ ms }) => ms);
      const figures = {
        reports,
        acknowledged: sent.filter(({ statuses }) => (statuses.at(-1) ?? 500) < 300).length,
        acknowledgedAtOnce: sent.filter(({ statuses: [first = 500] }) => first < 300).length,
        stored: (await table.getMany(sent.map(({ id }) => caseKey(id)))).length,
        counted: await openedIn(table),
        conflicts,
        seconds: rounded(tookS, 1),
        medianMs: rounded(quantile(times, 0.5), 1),
        p99Ms: rounded(quantile(times, 0.99), 1),
      };
      const { acknowledged, stored, counted } = figures;
      const isKept = [acknowledged, stored, counted].every((count) => count === reports);
      return {
        figures: { ...figures, exact: isKept },
        sheets: [{ title: 'One grid: all are acknowledged, and the counter is exact', rows: [figures] }],
        isKept,
      };
    }),
};
