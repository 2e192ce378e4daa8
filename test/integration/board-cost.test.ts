import { expect, it } from 'vitest';
import { meter } from '../../bench/meter/meter.ts';
import { readingOf } from '../../bench/meter/reading.ts';
import { onTestbed, TABLE } from '../../bench/testbed.ts';
import { routes } from '../../functions/http/oversight/routes.ts';
import { areasByDepth } from '../../shared/base/area-code.ts';
import { handUp } from '../../shared/statistics/store/board-store.ts';
import { atOnce } from '../../shared/table/at-once.ts';
import { dynamoTable } from '../../shared/table/dynamo-table.ts';
import { callerOf } from '../support/call.ts';
import { testContext } from '../support/context.ts';
import { loadCounters } from '../support/many-cases.ts';
import { people } from '../support/oversight.ts';

/** The board of the prefecture over `count` cases: what it says, and what asking for it costs beside who asks. */
const measureBoard = (count: number) =>
  onTestbed(async (testbed) => {
    const { ctx } = testContext(dynamoTable(testbed.client(), TABLE));
    const grids = await loadCounters(ctx.table, count);
    for (const level of areasByDepth(grids)) await atOnce(8, level, (area) => handUp(ctx, area));

    const client = testbed.client();
    const { calls } = meter(client);
    const call = callerOf(routes, testContext(dynamoTable(client, TABLE)).ctx);
    const ask = async (headers = {}) => {
      const from = calls.length;
      const answer = await call('GET', '/areas/623000/board', people.prefecture, { headers });
      const taken = calls.slice(from);
      const [reading] = taken.filter(({ partition }) => partition !== 'BULLETIN');
      return { ...answer, requests: readingOf(taken).requests, reading };
    };
    const first = await ask();
    return { first, again: await ask({ 'if-none-match': first.headers['etag'] }) };
  });

/** P7 of the performance targets. The other request is the one of every route, which sees that access still holds. */
it.each([240, 20_000])(
  'takes one request and at most 1.5 read units for the board of %i cases, exact at rest, and again when it is unchanged',
  async (count) => {
    const { first, again } = await measureBoard(count);
    expect(first).toMatchObject({ status: 200, body: { total: { opened: count }, reconciles: true } });
    expect(again).toMatchObject({ status: 304, body: null });
    for (const { requests, reading } of [first, again]) {
      expect(requests).toBe(2);
      expect(reading).toMatchObject({ command: 'QueryCommand', requests: 1 });
      // By our own arithmetic and by the engine's, which round the size of a number differently.
      expect(Math.max(reading?.ours ?? 99, reading?.engine ?? 99)).toBeLessThanOrEqual(1.5);
    }
  },
);
