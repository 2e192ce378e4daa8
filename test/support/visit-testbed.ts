import { authorizerFor } from '../../shared/access/store/authorizer.ts';
import { areaPath } from '../../shared/base/area-code.ts';
import { actorOf } from '../../shared/base/role.ts';
import { grants } from '../../shared/modules.ts';
import type { Table } from '../../shared/table/table.ts';
import { VisitOutcome } from '../../shared/visit/rules/outcome.ts';
import { recordOutcome } from '../../shared/visit/rules/record-outcome.ts';
import { slipNumber } from '../../shared/visit/rules/slip-number.ts';
import { loadTasks, tasksInGrid } from '../../shared/visit/store/task-store.ts';
import { GRID, MONDAY } from './cases.ts';
import { shanghai } from './clocks.ts';
import { testContext } from './context.ts';
import { villageItems } from './village.ts';
import { aTask, home } from './visits.ts';

export const TODAY = '2026-03-09';
export const THURSDAY = shanghai('2026-03-12 09:05');
export const NUMBER = slipNumber(new Uint8Array(17).fill(7));
export const REQUEST = '01JQ0000000000000000000101';
export const who = { id: 'w-zhuoma', roles: ['worker'], areaPath: areaPath(GRID) } as const;
export const authorizer = authorizerFor(who, 'household.record', grants);
export const sent = { createdBy: who.id, digest: 'd' };

/** A visit that leaves everything that a visit can leave. */
export const visited = VisitOutcome.parse({
  id: '01JQ0000000000000000000100',
  outcome: 'done',
  day: TODAY,
  given: [{ kind: 'matter-done', quantity: 1, people: 2 }],
  requests: [{ id: REQUEST, kind: 'household-request', words: 'The lane is washed out.' }],
  again: '2026-03-20',
});
export const task = aTask();
export const ended = (more: object = {}) => {
  const facts = {
    by: actorOf(authorizer),
    at: MONDAY,
    household: task.household,
    number: NUMBER,
    digest: () => 'd',
  };
  const ending = { origin: task.origin, household: task.household, sent: 's', digest: 'd', ...more };
  return { task, ending, recorded: recordOutcome(task, visited, facts), at: MONDAY };
};

export const villageOn = async (fresh: () => Promise<Table>) => {
  const test = testContext(await fresh());
  await test.table.load(villageItems());
  await loadTasks(
    test.ctx,
    [1, 2, 3].map((n) => aTask({ household: home(n) })),
  );
  const doorsWith = async (day = TODAY) =>
    (await tasksInGrid(test.ctx, GRID, day)).tasks
      .filter(({ task: { origin } }) => origin === task.origin)
      .map(({ household }) => household.id);
  return { ...test, doorsWith };
};
