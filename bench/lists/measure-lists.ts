import { routes } from '../../functions/http/cases/routes.ts';
import { contextOver } from '../../shared/runtime/context.ts';
import { dynamoTable } from '../../shared/table/dynamo-table.ts';
import { type Claims, callerOf } from '../../test/support/call.ts';
import { meter } from '../meter/meter.ts';
import { readingOf } from '../meter/reading.ts';
import { silentLog } from '../silent-log.ts';
import { onTestbed, TABLE } from '../testbed.ts';
import { loadLists, type Spread } from './load-lists.ts';

/** One page of a list: what it held, and what it cost. */
export interface PageCost {
  readonly items: number;
  readonly firstDueAt: string | undefined;
  readonly requests: number;
  readonly readUnits: number;
  readonly ids: readonly string[];
  readonly dueTimes: readonly string[];
}

/** When the pages are asked for: all cases are open, some of them late. */
const NOW = '2026-03-13T01:00:00.000Z';

/** The first `most` pages of what a supervisor of `area` sees over `spread`, on a table and an engine of its own. */
export const measureLists = (
  spread: Spread,
  { area, query, most }: { readonly area: string; readonly query: string; readonly most: number },
): Promise<PageCost[]> =>
  onTestbed(async (testbed) => {
    await loadLists(dynamoTable(testbed.client(), TABLE), spread);
    const client = testbed.client();
    const { calls } = meter(client);
    const call = callerOf(
      routes,
      contextOver(dynamoTable(client, TABLE), silentLog, () => NOW),
    );
    const who: Claims = { sub: 's-bench', doorstep_role: 'supervisor', doorstep_area: area };
    const pages: PageCost[] = [];
    let cursor: string | undefined;
    do {
      const from = calls.length;
      const { body } = await call(
        'GET',
        `/cases?${query}${cursor === undefined ? '' : `&cursor=${cursor}`}`,
        who,
      );
      const { requests, readUnits } = readingOf(
        calls.slice(from).filter(({ partition }) => partition !== 'BULLETIN'),
      );
      const items: { id: string; clock: { dueAt: string } }[] = body.items;
      const dueTimes = items.map(({ clock }) => clock.dueAt);
      const ids = items.map(({ id }) => id);
      pages.push({ items: items.length, firstDueAt: dueTimes[0], requests, readUnits, ids, dueTimes });
      cursor = body.next;
    } while (cursor !== undefined && pages.length < most);
    return pages;
  });
