import * as z from 'zod/mini';
import type { AreaCode } from '../../base/area-code.ts';
import { addMs, type Instant, monthOf } from '../../base/instant.ts';
import type { Case } from '../../case/rules/case.ts';
import { toCase } from '../../case/store/case-item.ts';
import { endedCasesPartition, openCasesPartition } from '../../case/store/keys.ts';
import { atOnce } from '../../table/at-once.ts';
import type { Context } from '../../table/context.ts';
import { slicesOf } from '../../table/dynamo-table.ts';
import type { Key } from '../../table/key.ts';
import { allOf, type Item } from '../../table/table.ts';
import type { Cells } from '../rules/fact-cells.ts';
import { countersPartition, factsRecountedKey } from './keys.ts';

const AT_ONCE = 8;
const DAY_MS = 86_400_000;
/** Of the 100 writes that a transaction may have. */
const MOST_COUNTERS = 50;

/** A counter of cases with all that it holds. */
export interface Counter {
  readonly key: Key;
  readonly month: string;
  readonly cells: Cells;
}

const toCounter = ({ pk, sk, ...cells }: Item): Counter => ({
  key: { pk, sk },
  month: sk.split('#')[1] ?? '',
  cells: z.record(z.string(), z.number()).parse(cells),
});

/** Those of some areas, one request each. */
export const countersIn = async ({ table }: Context, areas: readonly AreaCode[]): Promise<Counter[]> => {
  const found = await atOnce(AT_ONCE, areas, (area) =>
    allOf(table, { pk: countersPartition(area), begins: 'CASES#' }),
  );
  return found.flat().map(toCounter);
};

/** Every month from `first` on, this one too. */
export const monthsSince = (first: string, now: Instant): string[] => {
  const months = new Set([monthOf(now)]);
  for (let at = now; monthOf(at) >= first; at = addMs(at, -20 * DAY_MS)) months.add(monthOf(at));
  return [...months];
};

/** All that is open in a township, and all that ended since; the open ones first, so that one that ends meanwhile is found twice. */
export const casesSince = async (ctx: Context, township: AreaCode, first: string): Promise<Case[]> => {
  const ended = monthsSince(first, ctx.now()).map((month) => endedCasesPartition(township, month));
  const found = new Map<string, Item>();
  for (const pk of [openCasesPartition(township), ...ended])
    for (const item of await allOf(ctx.table, { index: 'area', pk })) found.set(item.pk, item);
  return [...found.values()].map(toCase);
};

/** How often the cells of an area were put right. */
export const recountsOf = async ({ table }: Context, area: AreaCode): Promise<number> =>
  Number((await table.get(factsRecountedKey(area)))?.['version'] ?? 0);

/** Adds to the counters of an area, unless somebody else has put them right since `recounts`. */
export const addFacts = async (
  { table }: Context,
  area: AreaCode,
  recounts: number,
  additions: readonly { readonly key: Key; readonly amounts: Cells }[],
): Promise<void> => {
  for (const [n, some] of slicesOf(additions, MOST_COUNTERS).entries()) {
    const before = recounts + n;
    await table.write([
      {
        put: { ...factsRecountedKey(area), version: before + 1 },
        guard: before === 0 ? 'absent' : { version: before },
      },
      ...some.map(({ key, amounts }) => ({ add: key, amounts })),
    ]);
  }
};
