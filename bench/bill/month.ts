import { routes as cases } from '../../functions/http/cases/routes.ts';
import { routes as me } from '../../functions/http/me/routes.ts';
import { routes as visits } from '../../functions/http/visits/routes.ts';
import { householdId } from '../../shared/base/area-code.ts';
import { contextOver } from '../../shared/runtime/context.ts';
import { dynamoTable } from '../../shared/table/dynamo-table.ts';
import { loadTasks } from '../../shared/visit/store/task-store.ts';
import { type Claims, callerOf, type Told } from '../../test/support/call.ts';
import { GRID, linkedHousehold, theStaff, theTree, township, zhuoma } from '../../test/support/register.ts';
import { aTask } from '../../test/support/visits.ts';
import { meter } from '../meter/meter.ts';
import { readingOf } from '../meter/reading.ts';
import { idNo } from '../places.ts';
import { wordsNo } from '../report/sentences.ts';
import { silentLog } from '../silent-log.ts';
import { TABLE, type Testbed } from '../testbed.ts';
import { NO_USE, plus, type Use } from './bill.ts';
import { followEffects } from './follow-effects.ts';
import { notedTable } from './noted-table.ts';
import type { NextAction } from './usage.ts';

/** A Monday morning in March, within office hours. */
const NOW = '2026-03-09T02:00:00.000Z';
const TODAY = '2026-03-09';
const now = () => NOW;
/** A grid of the model prefecture, each door with a visit due, and how many of them are one worker's. */
const HOUSEHOLDS = 52;
const OF_WORKER = 6;

const office: Claims = {
  sub: 'h-roads',
  doorstep_role: 'handler',
  doorstep_area: '623027',
  doorstep_unit: 'xh-roads',
};

/** A worker with open visits, on an engine whose every call is counted. */
export const monthOn = async (testbed: Testbed) => {
  const aside = dynamoTable(testbed.client(), TABLE);
  await aside.load([
    ...theTree(),
    ...theStaff(),
    ...Array.from({ length: HOUSEHOLDS }, (_, n) =>
      linkedHousehold(GRID, n, n < OF_WORKER ? 'w-zhuoma' : 'w-cairang'),
    ).flat(),
  ]);
  const client = testbed.client();
  const { calls } = meter(client);
  const { table, take } = notedTable(dynamoTable(client, TABLE), aside, now);
  const ctx = contextOver(table, silentLog, now);
  await loadTasks(
    ctx,
    Array.from({ length: HOUSEHOLDS }, (_, n) => aTask({ household: householdId(GRID, n) })),
  );
  const api = callerOf([...cases, ...visits, ...me], ctx);
  let asked = 0;

  const ask = async (method: string, path: string, who: Claims, told: Told = {}) => {
    const answer = await api(method, path, who, told);
    if (answer.status >= 300) throw new Error(`${method} ${path} was answered with ${answer.status}.`);
    asked += 1;
    return answer;
  };

  /** What a piece of work takes, and all that follows from it. */
  const measured = async (work: () => Promise<unknown>): Promise<Use> => {
    const callsBefore = calls.length;
    const askedBefore = asked;
    await work();
    const requests = asked - askedBefore;
    const effects = await followEffects(take, ctx);
    const { readUnits, writeUnits } = readingOf(calls.slice(callsBefore));
    const own = { ...NO_USE, gatewayRequests: requests, lambdaCalls: requests, readUnits, writeUnits };
    return plus(own, effects);
  };

  return { ...actionsOf(ask), measured, take, ctx };
};

type Ask = (method: string, path: string, who: Claims, told?: Told) => Promise<unknown>;

const reportOf = (id: string, n: number) => ({
  id,
  kind: 'household-request',
  subject: { type: 'household', id: householdId(GRID, n) },
  words: wordsNo(n),
});

const actionsOf = (ask: Ask) => {
  const caseId = idNo('R', 1);
  const step = (who: Claims, verb: string, body: unknown) =>
    ask('POST', `/cases/${caseId}/${verb}`, who, { body });
  const visit = (n: number, more: object) =>
    ask('POST', `/tasks/spring-greetings-2026/${householdId(GRID, n)}/outcome`, zhuoma, {
      body: { id: idNo('N', n), outcome: 'done', day: TODAY, ...more },
    });
  const toItsEnd = async () => {
    await step(township, 'accept', {});
    await step(township, 'assign', { to: { unit: 'xh-roads' } });
    await step(office, 'start', {});
    await step(office, 'answer', { result: 'solved', words: wordsNo(7) });
    await step(zhuoma, 'verify', { reached: 'confirmed' });
    await step(township, 'close', {});
  };
  const actions: Record<NextAction, () => Promise<unknown>> = {
    'report a case': () => ask('POST', '/cases', zhuoma, { body: reportOf(caseId, 1) }),
    'open my day': () => ask('GET', '/me/day', zhuoma),
    'look into my inbox': () => ask('GET', '/me/inbox', zhuoma),
    'list my cases': () => ask('GET', '/cases', zhuoma),
    'open a case': () => ask('GET', `/cases/${caseId}`, zhuoma),
    'read a household record': () => ask('GET', `/households/${householdId(GRID, 2)}/record`, zhuoma),
    'note on a case': () => step(township, 'notes', { words: wordsNo(3) }),
    'record a visit': () => visit(3, {}),
    'record a visit with a service given': () => visit(4, { given: [{ kind: 'policy-delivered' }] }),
    'record a visit that asks for something': () =>
      visit(5, { requests: [{ id: idNo('N', 99), kind: 'household-request', words: wordsNo(5) }] }),
    'take a case to its end': toItsEnd,
  };
  return { actions };
};
