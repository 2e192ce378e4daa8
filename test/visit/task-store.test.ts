import { describe, expect, it } from 'vitest';
import { noteCampaignState } from '../../shared/access/store/control-record.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import { memoryTable } from '../../shared/table/memory-table.ts';
import { loadTasks, tasksAt, tasksInGrid } from '../../shared/visit/store/task-store.ts';
import { endingItem } from '../../shared/visit/store/visit-item.ts';
import { GRID } from '../support/cases.ts';
import { testContext } from '../support/context.ts';
import { aHousehold, aTask, home } from '../support/visits.ts';

const TODAY = '2026-03-09';
/** What comes with a campaign's state is the change of the campaign, which does not matter here. */
const NOTHING_ELSE = { put: { pk: 'CAMPAIGN#x', sk: 'CAMPAIGN' }, guard: 'absent' } as const;
const setUp = async () => {
  const table = memoryTable();
  await table.load([1, 2, 3].map((n) => householdItem(aHousehold(n))));
  return testContext(table);
};

describe('the tasks of a grid', () => {
  it('keep their number and their endings, however often they are written', async () => {
    const { ctx, table } = await setUp();
    const all = [1, 2, 3].map((n) => aTask({ household: home(n) }));
    await loadTasks(ctx, all);
    const [first = aTask()] = all;
    const { origin, household } = first;
    await table.load([endingItem({ origin, household, sent: 's', digest: 'd' }, first)]);
    const stored = table.all();
    await loadTasks(ctx, all);
    await loadTasks(ctx, all.slice(0, 2));
    expect(table.all()).toEqual(stored);
    expect((await tasksInGrid(ctx, GRID, TODAY)).tasks.map(({ household }) => household.id)).toEqual([
      home(2),
      home(3),
    ]);
  });

  it('are in no index and, from the day on which they expire, in no list; a phone may send what it has for a month', async () => {
    const { ctx, table } = await setUp();
    await loadTasks(ctx, [aTask({ expiresOn: '2026-09-09' })]);
    const item = table.all().find(({ pk }) => pk === `TASK#${GRID}`);
    expect(Object.keys(item ?? {}).filter((name) => /^(work|clock|area|subject)(Pk|Sk)$/.test(name))).toEqual(
      [],
    );
    expect(item?.['expiresAt']).toBe(Date.parse('2026-10-08T00:00:00+08:00') / 1_000);
    expect((await tasksInGrid(ctx, GRID, '2026-09-08')).tasks).toHaveLength(1);
    expect((await tasksInGrid(ctx, GRID, '2026-09-09')).tasks).toHaveLength(0);
  });

  it('are in time until the same day in the list and by themselves, when their campaign was extended', async () => {
    const { ctx } = await setUp();
    const task = aTask();
    await noteCampaignState(ctx, task.origin, '2026-03-20', NOTHING_ELSE);
    await loadTasks(ctx, [task]);
    expect((await tasksInGrid(ctx, GRID, TODAY)).tasks).toMatchObject([{ task: { dueOn: '2026-03-20' } }]);
    expect(await tasksAt(ctx, task)).toMatchObject({ task: { dueOn: '2026-03-20' } });
  });

  it('can be looked at after their campaign was cancelled, for a visit that was made before', async () => {
    const { ctx } = await setUp();
    const task = aTask();
    await noteCampaignState(ctx, task.origin, 'cancelled', NOTHING_ELSE);
    await loadTasks(ctx, [task]);
    expect((await tasksInGrid(ctx, GRID, TODAY)).tasks).toEqual([]);
    expect(await tasksAt(ctx, task)).toMatchObject({ task });
  });
});
