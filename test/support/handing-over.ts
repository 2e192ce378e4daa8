import { expect } from 'vitest';
import { routes as caseRoutes } from '../../functions/http/cases/routes.ts';
import { routes as handover } from '../../functions/http/handover/routes.ts';
import { routes } from '../../functions/http/staff/routes.ts';
import { routes as visitRoutes } from '../../functions/http/visits/routes.ts';
import { areaItem } from '../../shared/area/store/area-item.ts';
import { householdId } from '../../shared/base/area-code.ts';
import { reduceCase } from '../../shared/case/rules/apply-entry.ts';
import { toCase, toEntry } from '../../shared/case/store/case-item.ts';
import { linkItem } from '../../shared/link/store/links.ts';
import { memoryTable } from '../../shared/table/memory-table.ts';
import type { Item } from '../../shared/table/table.ts';
import { endingItem, taskItem } from '../../shared/visit/store/visit-item.ts';
import { failingTable } from '../harness/failing-table.ts';
import { callerOf } from './call.ts';
import { hoursLater } from './cases.ts';
import { testContext } from './context.ts';
import {
  aLink,
  anArea,
  county,
  GRID,
  linkedHousehold,
  TWIN_GRID,
  theStaff,
  theTree,
  township,
  zhuoma,
} from './register.ts';
import { aTask } from './visits.ts';
export const HOUSEHOLDS = 45;
export const HAND_OVER_ID = '01JQ0000000000000000000009';
export const handOverBody = { id: HAND_OVER_ID, from: 'w-zhuoma', to: 'w-cairang', reason: 'left-post' };
/** Where somebody wants to talk to the giver, who is not the liaison there. */
export const ELSEWHERE = householdId(TWIN_GRID, 1);
export const WORRY = '01JQ0000000000000000000300';
export const caseId = (n: number) => `01JQ00000000000000000001${String(n).padStart(2, '0')}`;
/** Two at doors of the giver, one that names them elsewhere; and three that are not theirs to give any more. */
const visits = () => {
  const naming = { reason: 'worry', worker: 'w-zhuoma', household: ELSEWHERE } as const;
  const over = aTask({ ...naming, origin: 'worry-over' });
  return [
    ...linkedHousehold(TWIN_GRID, 1, 'w-twin'),
    taskItem(aTask({ household: householdId(GRID, 1) })),
    taskItem(aTask({ household: householdId(GRID, 44) })),
    taskItem(aTask({ household: ELSEWHERE })),
    taskItem(aTask({ ...naming, origin: WORRY })),
    taskItem(over),
    endingItem({ origin: over.origin, household: ELSEWHERE, sent: 's', digest: 'd' }, over),
    taskItem(aTask({ ...naming, origin: 'worry-later', plannedAt: hoursLater(48) })),
  ];
};
export const responsible = aLink('x', 'w-zhuoma', { subject: { type: 'area', id: GRID } });

export const handingOver = async () => {
  const plain = memoryTable();
  await plain.load([
    ...theTree(),
    ...theStaff(),
    ...Array.from({ length: HOUSEHOLDS }, (_, n) => linkedHousehold(GRID, n, 'w-zhuoma')).flat(),
    areaItem(anArea(GRID, { liaison: 'w-zhuoma' })),
    linkItem(responsible),
  ]);
  const { table, killAt, revive } = failingTable(plain);
  const test = testContext(table);
  const call = callerOf([...routes, ...handover, ...caseRoutes, ...visitRoutes], test.ctx);
  await plain.load(visits());
  for (const n of [1, 2, 3]) {
    const report = {
      id: caseId(n),
      kind: 'household-request',
      subject: { type: 'household', id: householdId(GRID, n) },
      words: 'Help.',
    };
    await call('POST', '/cases', township, { body: report });
    await call('POST', `/cases/${caseId(n)}/accept`, county, { body: {} });
    await call('POST', `/cases/${caseId(n)}/assign`, county, { body: { to: { worker: 'w-zhuoma' } } });
  }
  await call('POST', `/cases/${caseId(2)}/start`, zhuoma, { body: {} });
  await call('POST', `/cases/${caseId(3)}/start`, zhuoma, { body: {} });
  await call('POST', `/cases/${caseId(3)}/answer`, zhuoma, { body: { result: 'solved', words: 'Done.' } });
  return { ...test, call, killAt, revive, plain };
};
export const allDone = { state: 'done', households: HOUSEHOLDS, areas: 1, cases: 3, visits: 3 };

/** Everything as it has to be: records, links, index and cases agree, and nothing is there twice. */
export const expectHandedOver = (rows: readonly Item[], to = 'w-cairang', from = 'w-zhuoma') => {
  const records = rows.filter(({ sk }) => sk.startsWith(`HH#${GRID}`) || sk === `AREA#${GRID}`);
  expect(records.map(({ liaison }) => liaison)).toEqual(records.map(() => to));
  const live = rows.filter(
    ({ sk, status, worker }) => sk.startsWith('LINK#') && status === 'live' && worker !== 'w-twin',
  );
  expect(live.map(({ worker }) => worker)).toEqual(records.map(() => to));
  expect(rows.filter(({ workPk }) => workPk === `WORKER#${from}`)).toEqual([]);
  expect(rows.filter(({ workPk }) => workPk === `WORKER#${to}`)).toHaveLength(HOUSEHOLDS + 1);
  const named = rows.filter(({ workPk }) => String(workPk).startsWith('VISITS#'));
  expect(named.map(({ sk, workPk }) => `${sk} ${workPk}`).sort()).toEqual([
    `${WORRY}#${ELSEWHERE} VISITS#${to}`,
    `worry-later#${ELSEWHERE} VISITS#w-zhuoma`,
    `worry-over#${ELSEWHERE} VISITS#w-zhuoma`,
  ]);
  const cases = rows.filter(({ sk }) => sk === 'CASE').map(toCase);
  expect(cases.map((one) => 'assignee' in one && one.assignee)).toEqual(cases.map(() => `worker:${to}`));
  for (const one of cases) {
    const entries = rows
      .filter(({ pk, sk }) => pk === `CASE#${one.id}` && sk.startsWith('ENTRY#'))
      .map(toEntry);
    expect(reduceCase(entries)).toEqual(one);
    expect(entries.filter(({ step }) => step === 'handed-over')).toHaveLength(1);
  }
};
