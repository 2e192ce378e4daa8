import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../shared/household/rules/coverage.ts';
import { householdItem, toHousehold } from '../../shared/household/store/household-item.ts';
import { rollUp } from '../../shared/statistics/use-cases/roll-up.ts';
import type { Context } from '../../shared/table/context.ts';
import { memoryTable } from '../../shared/table/memory-table.ts';
import { type Item, WriteRefused } from '../../shared/table/table.ts';
import { scheduledTable } from '../harness/scheduled-table.ts';
import { testContext } from '../support/context.ts';
import {
  aHousehold,
  COUNTY,
  FAR_GRID,
  GRID,
  PREFECTURE,
  TOWNSHIP,
  TWIN_GRID,
  theTree,
  VILLAGE,
} from '../support/register.ts';

const GRIDS = [GRID, TWIN_GRID, FAR_GRID];

/** What happens to one household: a liaison comes, leaves, comes again; each time somebody counts its grid. */
const fate = fc.record({
  grid: fc.constantFrom(...GRIDS),
  linked: fc.array(fc.boolean(), { minLength: 1, maxLength: 3 }),
});

/** As the queue does: what could not be counted comes again. */
const deliver = async (ctx: Context, grid: string): Promise<void> => {
  try {
    await rollUp(ctx, [grid]);
  } catch (error) {
    if (!(error instanceof WriteRefused)) throw error;
    await deliver(ctx, grid);
  }
};

const live = async (ctx: Context, grid: string, sequence: number, linked: readonly boolean[]) => {
  const counts: Promise<void>[] = [];
  for (const [index, isLinked] of linked.entries()) {
    const more = { version: index + 1, ...(isLinked ? { liaison: 'w-zhuoma' } : {}) };
    await ctx.table.load([householdItem(aHousehold(grid, sequence, more))]);
    counts.push(deliver(ctx, grid));
  }
  await Promise.all(counts);
};

const expectRecount = (rows: readonly Item[], code: string): void => {
  const households = rows.filter(({ sk }) => sk.startsWith('HH#')).map(toHousehold);
  const stem = code === PREFECTURE ? '6230' : code;
  const expected = coverageOf(
    households.filter(({ id }) => id.startsWith(stem)),
    new Set(),
  );
  const row = rows.find(({ sk }) => sk === `COVERAGE#${code}`);
  if (row === undefined) {
    expect(expected.subjects).toBe(0);
    return;
  }
  expect(row).toMatchObject(expected);
  // The figure of the day is written with the row, and never apart from it.
  const daily = rows.find(({ pk, sk }) => pk === `TALLY#${code}` && sk.startsWith('DAILY#'));
  expect(daily).toMatchObject(expected);
};

describe('coverage', () => {
  it('equals a recount of every area after any history, in whatever order reads and writes happen', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fate, { maxLength: 4 }), fc.scheduler(), async (fates, scheduler) => {
        const plain = memoryTable();
        await plain.load(theTree());
        const { ctx } = testContext(scheduledTable(plain, scheduler));
        const all = Promise.all(fates.map(({ grid, linked }, n) => live(ctx, grid, n, linked)));
        await scheduler.waitFor(all);

        const rows = plain.all();
        for (const code of [...GRIDS, VILLAGE, TOWNSHIP, COUNTY, PREFECTURE]) expectRecount(rows, code);
      }),
      { numRuns: 100 },
    );
  });
});
