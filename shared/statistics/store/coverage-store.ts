import * as z from 'zod/mini';
import { type AreaCode, kindOfArea } from '../../base/area-code.ts';
import { Version } from '../../base/id.ts';
import { type Day, dayOf, Instant } from '../../base/instant.ts';
import {
  Coverage,
  CoverageRow,
  coverageOf,
  NOTHING_COVERED,
  sumOfCoverage,
} from '../../household/rules/coverage.ts';
import { toHousehold } from '../../household/store/household-item.ts';
import { householdsPartition } from '../../household/store/keys.ts';
import type { Context } from '../../table/context.ts';
import { recordOf } from '../../table/item.ts';
import { allOf, type Item, optimistic } from '../../table/table.ts';
import { leftAmong } from '../../worker/store/left-workers.ts';
import { asOfSums, laterOf } from '../rules/as-of.ts';
import { countersPartition, coverageKey, coverageOnKey } from './keys.ts';

/** The figures of one area as they stood at `asOf`. */
export type Counted = Coverage & { readonly asOf: Instant };

const Daily = z.strictObject({ version: Version, ...Coverage.shape, asOf: Instant });

/** How often somebody else may be faster at the same area before we give up and let the queue send again. */
const MOST_ATTEMPTS = 10;

interface Existing {
  readonly row: CoverageRow | undefined;
  readonly daily: z.infer<typeof Daily> | undefined;
}

const guardOf = (item: { version: number } | undefined) =>
  item === undefined ? ('absent' as const) : { version: item.version };

const isSame = (some: Coverage, other: Coverage) =>
  some.subjects === other.subjects && some.linked === other.linked;

const one = (items: readonly Item[], prefix: string) => items.find(({ sk }) => sk.startsWith(prefix));

const countGrid = async (ctx: Context, grid: string, eventual = false): Promise<Coverage> => {
  const items = await allOf(ctx.table, { pk: householdsPartition(grid), begins: 'HH#', eventual });
  const households = items.map(toHousehold);
  const liaisons = households.map((one) => (one.status === 'present' ? one.liaison : undefined));
  return coverageOf(households, await leftAmong(ctx.table, liaisons));
};

const existingOf = async (ctx: Context, area: AreaCode, day: Day): Promise<Existing> => {
  const items = await ctx.table.getMany([coverageKey(area), coverageOnKey(area, day)]);
  const [row, daily] = [one(items, 'COVERAGE#'), one(items, 'DAILY#')];
  return {
    row: row && CoverageRow.parse(recordOf(row)),
    daily: daily && Daily.parse(recordOf(daily)),
  };
};

interface Count {
  readonly figures: Coverage;
  /** Of which versions below it is the sum; 0 for a grid. */
  readonly source: number;
  /** When it was counted, and up to when everything had come through by then. */
  readonly at: Instant;
  readonly upTo: Instant;
}

/** Row and figure of the day, both as they were read: whoever counted something older than they did cannot write. */
const write = async (
  ctx: Context,
  area: AreaCode,
  { row, daily }: Existing,
  { figures, source, at, upTo }: Count,
): Promise<void> => {
  const asOf = laterOf(row?.asOf, upTo);
  const next = { area, version: (row?.version ?? 0) + 1, ...figures, source, asOf };
  const dailyNext = { version: (daily?.version ?? 0) + 1, ...figures, asOf };
  await ctx.table.write([
    { put: { ...next, ...coverageKey(area) }, guard: guardOf(row) },
    { put: { ...dailyNext, ...coverageOnKey(area, dayOf(at)) }, guard: guardOf(daily) },
  ]);
};

/** What stands is read before it is counted, so that of two counts the later one is kept. */
const unlessNewer = <T>(
  ctx: Context,
  area: AreaCode,
  count: (existing: Existing, at: Instant) => Promise<T>,
): Promise<T> =>
  optimistic(
    async () => {
      const at = ctx.now();
      return count(await existingOf(ctx, area, dayOf(at)), at);
    },
    { times: MOST_ATTEMPTS },
  );

/** Now: a grid is recounted, an area above it is read as it was last summed up. */
export const coverageToday = async (ctx: Context, area: AreaCode): Promise<Counted> => {
  if (kindOfArea(area) === 'grid') return { ...(await countGrid(ctx, area)), asOf: ctx.now() };
  const item = await ctx.table.get(coverageKey(area));
  const found = item === undefined ? undefined : CoverageRow.parse(recordOf(item));
  return {
    ...(found ?? NOTHING_COVERED),
    asOf: asOfSums(found === undefined ? [] : [found.asOf], ctx.now()),
  };
};

/** At the end of an earlier day. */
export const coverageOn = async (ctx: Context, area: AreaCode, day: Day): Promise<Counted | undefined> => {
  const upTo = coverageOnKey(area, day).sk;
  const query = { pk: countersPartition(area), from: 'DAILY#', upTo, newestFirst: true, limit: 1 };
  const [item] = (await ctx.table.query(query)).items;
  return item === undefined ? undefined : Daily.parse(recordOf(item));
};

/** Counts a grid again and writes it down. `upTo`: everything that happened before has come through by now. */
export const recountCoverage = (ctx: Context, grid: string, upTo: Instant): Promise<void> =>
  unlessNewer(ctx, grid, async (existing, at) =>
    write(ctx, grid, existing, { figures: await countGrid(ctx, grid), source: 0, at, upTo }),
  );

/** Counts a grid again, writes it down if something else was written there, and says whether it was. */
export const reconcileCoverage = (ctx: Context, grid: string): Promise<boolean> =>
  unlessNewer(ctx, grid, async (existing, at) => {
    const isRight = (figures: Coverage) => isSame(existing.row ?? NOTHING_COVERED, figures);
    // Most are right, and that is seen at half the price; what is written is counted from what is surely there.
    if (isRight(await countGrid(ctx, grid, true))) return false;
    const figures = await countGrid(ctx, grid);
    if (isRight(figures)) return false;
    await write(ctx, grid, existing, { figures, source: 0, at, upTo: at });
    return true;
  });

/** Sums up an area from those below it, writes it down if something there has changed, and says whether it had. */
export const sumUpCoverage = (ctx: Context, area: AreaCode, upTo: Instant = ctx.now()): Promise<boolean> =>
  unlessNewer(ctx, area, async (existing, at) => {
    const items = await allOf(ctx.table, { pk: countersPartition(area), begins: 'COVERAGE#' });
    const rows = items.map((item) => CoverageRow.parse(recordOf(item)));
    const source = rows.reduce((sum, { version }) => sum + version, 0);
    if ((existing.row?.source ?? 0) === source) return false;
    await write(ctx, area, existing, { figures: sumOfCoverage(rows), source, at, upTo });
    return true;
  });
