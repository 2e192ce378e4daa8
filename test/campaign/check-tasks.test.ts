import { describe, expect, it } from 'vitest';
import { memoryTable } from '../../shared/table/memory-table.ts';
import type { Item } from '../../shared/table/table.ts';
import { endingItem, taskItem } from '../../shared/visit/store/visit-item.ts';
import { checkTasks } from '../harness/campaign-kills/check-tasks.ts';
import { aTask, home } from '../support/visits.ts';

const planned = [1, 2, 3].map((n) => aTask({ household: home(n) }));
const [first = aTask()] = planned;
const ending = { origin: first.origin, household: first.household, sent: 's', digest: 'd' };

const check = async (items: readonly Item[]) => {
  const table = memoryTable();
  await table.load(items);
  return checkTasks(table, first.origin, planned, [ending]);
};
const right = [...planned.map(taskItem), endingItem(ending, first)];

describe('the check of a campaign', () => {
  it('finds nothing where nothing is wrong', async () => {
    expect(await check(right)).toEqual({ tasks: 3, lost: 0, extra: 0, reverted: 0 });
  });

  it.each([
    { fault: 'a task that was lost', items: right.slice(1), found: { lost: 1 } },
    {
      fault: 'a task that nobody planned',
      items: [...right, taskItem(aTask({ household: home(4) }))],
      found: { extra: 1 },
    },
    {
      fault: 'a task that was changed',
      items: [...right, taskItem({ ...first, from: '2026-03-03' })],
      found: { lost: 1, extra: 1 },
    },
    { fault: 'an ending that was undone', items: right.slice(0, 3), found: { reverted: 1 } },
  ])('finds $fault', async ({ items, found }) => {
    expect(await check(items)).toMatchObject(found);
  });
});
