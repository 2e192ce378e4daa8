import { routes as caseRoutes } from '../../functions/http/cases/routes.ts';
import { routes as oversightRoutes } from '../../functions/http/oversight/routes.ts';
import { sweepOverdue } from '../../functions/sweeps/sweep-overdue.ts';
import { workerItem } from '../../shared/worker/store/worker-item.ts';
import { people as named } from './a-prefecture.ts';
import type { Claims } from './call.ts';
import { callerOf } from './call.ts';
import { GRID } from './cases.ts';
import { testContext } from './context.ts';
import { aWorker } from './register.ts';
import { theUnits } from './units.ts';

export const ID = '01JQ0000000000000000000001';
export const ORDER = '01JQ0000000000000000000091';

/** Who takes part in the life of a case, from the door to the prefecture. */
export const people = {
  worker: { ...named.zhuoma, doorstep_area: GRID },
  handler: named.dorje,
  water: named.rinchen,
  township: named.tashi,
  colleague: { ...named.tashi, sub: 's-colleague' },
  county: named.sonam,
  otherCounty: { ...named.sonam, sub: 's-hz', doorstep_area: '623001' },
  prefecture: named.nima,
} as const satisfies Record<string, Claims>;

export const report = {
  id: ID,
  kind: 'household-request',
  subject: { type: 'area', id: GRID },
  words: 'The lane is washed out.',
};

/** A prefecture with one county and one township in it, and its clock on a Monday morning. */
export const prefecture = async () => {
  const test = testContext();
  const { ctx, table, moveTo } = test;
  await table.load(
    [
      { pk: 'AREA#623000', sk: 'AREA#623027' },
      { pk: 'AREA#623027', sk: 'AREA#623027101' },
    ].map((area) => ({ ...area })),
  );
  await table.load(theUnits());
  await table.load(['w-zhuoma', 'w-cairang'].map((id) => workerItem(aWorker(id, { area: GRID }))));
  const call = callerOf([...caseRoutes, ...oversightRoutes], ctx);
  const step = (who: Claims, verb: string, body: unknown = {}, id = ID) =>
    call('POST', `/cases/${id}/${verb}`, who, { body });
  const open = (more: object = {}, who: Claims = people.worker) =>
    call('POST', '/cases', who, { body: { ...report, ...more } });

  const toHandling = async (id = ID) => {
    await step(people.township, 'accept', {}, id);
    await step(people.township, 'assign', { to: { unit: 'xh-roads' } }, id);
    return step(people.handler, 'start', {}, id);
  };
  const toClosed = async (id = ID, result = 'solved') => {
    await toHandling(id);
    await step(people.handler, 'answer', { result, words: 'Filled and drained.' }, id);
    await step(people.worker, 'verify', { reached: 'confirmed' }, id);
    return step(people.colleague, 'close', {}, id);
  };
  const stored = (id = ID) => table.all().find(({ pk, sk }) => pk === `CASE#${id}` && sk === 'CASE');

  /** Moves the clock and lets the sweep run, as often as there is something to do. */
  const sweepAt = async (at: string) => {
    moveTo(at);
    let changed = 0;
    for (;;) {
      const certificate = await sweepOverdue(ctx);
      changed += certificate.changed;
      if (certificate.changed === 0) return changed;
    }
  };
  return { ...test, call, step, open, toHandling, toClosed, stored, sweepAt };
};
