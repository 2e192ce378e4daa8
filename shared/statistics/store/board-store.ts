import * as z from 'zod/mini';
import { type AreaCode, kindOfArea, parentOf } from '../../base/area-code.ts';
import { Instant, monthOf } from '../../base/instant.ts';
import type { Context } from '../../table/context.ts';
import { recordOf } from '../../table/item.ts';
import type { Key } from '../../table/key.ts';
import { allOf, type Item, optimistic } from '../../table/table.ts';
import { asOfSums, laterOf } from '../rules/as-of.ts';
import { addSums, CaseSums, NO_CASES, recentOnly, sumsOfCounter } from '../rules/sums.ts';
import { countersPartition, rollupKey } from './keys.ts';

/** The sums of one area, kept with its parent. `asOf`: up to when every change below it was in them; see `as-of.ts`. */
const Rollup = z.strictObject({ ...CaseSums.shape, version: z.int(), asOf: Instant });

export type Board = CaseSums & { readonly asOf: Instant };

/** How often somebody else may be faster at the same area before we give up and let the queue send again. */
const MOST_ATTEMPTS = 10;

const Counter = z.record(z.string(), z.number());

const counterSums = (item: Item): CaseSums => {
  const { pk: _, sk, ...cells } = item;
  return sumsOfCounter(sk.split('#')[1] ?? '', Counter.parse(cells));
};

const rollupIn = (item: Item) => Rollup.parse(recordOf(item));

const sumsOf = (item: Item): CaseSums => {
  if (item.sk.startsWith('CASES#')) return counterSums(item);
  const { version: _, asOf: __, ...sums } = rollupIn(item);
  return sums;
};

const sumUp = async (ctx: Context, area: AreaCode, eventual: boolean): Promise<Board> => {
  const items = await allOf(ctx.table, { pk: countersPartition(area), begins: 'CASES', eventual });
  const times = items.filter(({ sk }) => sk.startsWith('CASES-OF#')).map((item) => rollupIn(item).asOf);
  const asOf = kindOfArea(area) === 'grid' ? ctx.now() : asOfSums(times, ctx.now());
  return { ...items.map(sumsOf).reduce(addSums, NO_CASES), asOf };
};

const put = async (
  ctx: Context,
  key: Key,
  before: { readonly version: number } | undefined,
  rollup: z.infer<typeof Rollup>,
): Promise<void> =>
  ctx.table.write([
    { put: { ...rollup, ...key }, guard: before === undefined ? 'absent' : { version: before.version } },
  ]);

/** Of two counts of an area the one made of more changes is newer, and stays. */
const hand = async (ctx: Context, area: AreaCode, parent: AreaCode, upTo: Instant): Promise<boolean> => {
  const key = rollupKey(parent, area);
  const item = await ctx.table.get(key);
  const before = item && rollupIn(item);
  const { asOf: _, ...sums } = await sumUp(ctx, area, false);
  if ((before?.writes ?? 0) >= sums.writes) return false;
  const asOf = laterOf(before?.asOf, upTo);
  const next = { ...recentOnly(sums, monthOf(ctx.now())), version: (before?.version ?? 0) + 1, asOf };
  await put(ctx, key, before, next);
  return true;
};

/**
 * One request: own counters and the rollups of the areas below. Exact once the consumer has caught up, which takes
 * longer than the second that an eventual read may lag.
 */
export const readBoard = (ctx: Context, area: AreaCode): Promise<Board> => sumUp(ctx, area, true);

/**
 * Hands the sums of an area to the one above it, and says whether that had older ones. `upTo`: everything that happened
 * before has come through by now.
 */
export const handUp = async (ctx: Context, area: AreaCode, upTo: Instant = ctx.now()): Promise<boolean> => {
  const parent = parentOf(area);
  if (parent === undefined) return false;
  return optimistic(() => hand(ctx, area, parent, upTo), {
    times: MOST_ATTEMPTS,
    otherwise: (cause) => {
      throw new Error(`Others were faster ${MOST_ATTEMPTS} times; the queue sends again.`, { cause });
    },
  });
};
