import { routes as attachments } from '../../functions/http/attachments/routes.ts';
import { routes } from '../../functions/http/cases/routes.ts';
import type { Item } from '../../shared/table/table.ts';
import { people } from './a-prefecture.ts';
import { type Claims, callerOf } from './call.ts';
import { GRID } from './cases.ts';
import { testContext } from './context.ts';
import { theUnits } from './units.ts';

export const ID = '01JQ0000000000000000000001';
export const worker: Claims = { ...people.zhuoma, doorstep_area: GRID };
export const handler: Claims = people.dorje;
export const township: Claims = people.tashi;
export const colleague: Claims = { ...township, sub: 's-colleague' };
export const county: Claims = people.sonam;
export const neighbour: Claims = { ...worker, sub: 'w-next', doorstep_area: '623027101203006' };

export const report = {
  id: ID,
  kind: 'household-request',
  subject: { type: 'area', id: GRID },
  words: 'The lane is washed out.',
};

/** The cases API over a table of its own, and the usual way of a case through it. */
export const caseApi = (units: readonly Item[] = theUnits()) => {
  const test = testContext();
  // In memory it is done at once.
  void test.table.load(units);
  const call = callerOf([...routes, ...attachments], test.ctx);
  const step = (claims: Claims, verb: string, body?: unknown, key?: string) =>
    call('POST', `/cases/${ID}/${verb}`, claims, {
      body,
      ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
    });
  const toVerified = async () => {
    await call('POST', '/cases', worker, { body: report });
    await step(township, 'accept', {});
    await step(township, 'assign', { to: { unit: 'xh-roads' } });
    await step(handler, 'start', {});
    await step(handler, 'answer', { result: 'solved', words: 'Filled and drained.' });
    return step(worker, 'verify', { reached: 'confirmed' });
  };
  return { ...test, call, step, toVerified };
};
