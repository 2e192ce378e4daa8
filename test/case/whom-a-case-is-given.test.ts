import { describe, expect, it } from 'vitest';
import { routes as cases } from '../../functions/http/cases/routes.ts';
import { unitItem } from '../../shared/unit/store/unit-item.ts';
import { workerKey } from '../../shared/worker/store/keys.ts';
import { workerItem } from '../../shared/worker/store/worker-item.ts';
import { aPrefecture, people } from '../support/a-prefecture.ts';
import { callerOf } from '../support/call.ts';
import { meanwhile } from '../support/meanwhile.ts';
import { aWorker, FOREIGN_GRID, GRID, OTHER_COUNTY, OTHER_TOWNSHIP } from '../support/register.ts';
import { aUnit } from '../support/units.ts';

const LEFT = { leftOn: '2026-03-09', reason: 'left-service' } as const;
const ID = '01JQ0000000000000000000001';

/** A request about a lane, accepted; the offices of the county, and people whose work it is not. */
const accepted = async () => {
  const { call, table, ctx } = await aPrefecture(cases);
  await table.load([
    unitItem(aUnit('xh-roads', { handles: ['public-space'] })),
    ...['xh-agriculture', 'xh-education', 'xh-employment', 'xh-water', 'xh-civil'].map((id) =>
      unitItem(aUnit(id, { handles: ['entitlement'] })),
    ),
    unitItem(aUnit('xh-beside', { area: OTHER_TOWNSHIP })),
    unitItem(aUnit('lq-roads', { area: OTHER_COUNTY })),
    unitItem(aUnit('gn-roads', { area: '623000', handles: ['public-space'] })),
    ...[
      aWorker('a-county', { role: 'auditor', area: '623027' }),
      aWorker('d-county', { role: 'rights-desk', area: '623027' }),
      aWorker('s-county', { role: 'supervisor', area: '623027' }),
      aWorker('w-other', { area: FOREIGN_GRID }),
      aWorker('h-civil', { role: 'handler', area: '623027', unit: 'xh-civil' }),
      aWorker('h-roads', { role: 'handler', area: '623027', unit: 'xh-roads' }),
      aWorker('o-civil', { role: 'handler', furtherRoles: ['worker'], area: '623027', unit: 'xh-civil' }),
      aWorker('o-desk', { role: 'handler', furtherRoles: ['auditor'], area: '623027', unit: 'xh-civil' }),
    ].map(workerItem),
  ]);
  const subject = { type: 'area', id: GRID };
  const body = { id: ID, kind: 'public-space', subject, words: 'The lane is washed out.' };
  await call('POST', '/cases', people.zhuoma, { body });
  await call('POST', `/cases/${ID}/accept`, people.tashi, { body: {} });
  const assign = (to: object) => call('POST', `/cases/${ID}/assign`, people.tashi, { body: { to } });
  return { call, assign, table, ctx };
};

describe('a case', () => {
  it.each([
    {
      to: { unit: 'xh-road' },
      status: 400,
      code: 'unit.unknown-meant',
      facts: { unit: 'xh-road', meant: 'xh-roads' },
    },
    { to: { unit: 'hx-roads' }, status: 400, code: 'unit.unknown-meant', facts: { meant: 'xh-roads' } },
    { to: { unit: 'transport' }, status: 400, code: 'unit.unknown-meant', facts: { meant: 'xh-roads' } },
    { to: { unit: 'lq-roads' }, status: 400, code: 'unit.unknown-meant', facts: { meant: 'xh-roads' } },
    {
      to: { unit: 'xh-civil' },
      status: 409,
      code: 'serve.unit-kind',
      facts: { unit: 'xh-civil', kind: 'public-space' },
    },
    {
      to: { unit: 'xh-beside' },
      status: 409,
      code: 'serve.unit-area',
      facts: { unit: 'xh-beside', area: OTHER_TOWNSHIP },
    },
    { to: { worker: 'w-nobody' }, status: 400, code: 'worker.unknown', facts: {} },
    { to: { worker: 'a-county' }, status: 409, code: 'serve.role-case', facts: { role: 'auditor' } },
    { to: { worker: 'd-county' }, status: 409, code: 'serve.role-case', facts: { role: 'rights-desk' } },
    { to: { worker: 's-county' }, status: 409, code: 'serve.role-case', facts: { role: 'supervisor' } },
    { to: { worker: 'r-county' }, status: 409, code: 'serve.role-case', facts: { role: 'registrar' } },
    { to: { worker: 'w-other' }, status: 409, code: 'serve.other-county', facts: {} },
    { to: { worker: 'h-civil' }, status: 409, code: 'serve.unit-kind', facts: { unit: 'xh-civil' } },
    { to: { worker: 'o-desk' }, status: 409, code: 'serve.unit-kind', facts: { unit: 'xh-civil' } },
  ])('is not given to $to', async ({ to, status, code, facts }) => {
    const { assign } = await accepted();
    expect(await assign(to)).toMatchObject({ status, body: { code, facts } });
  });

  it.each([
    { unit: 'xh-roads' },
    { unit: 'gn-roads' },
    { worker: 'w-cairang' },
    { worker: 'w-far' },
    { worker: 'h-roads' },
  ])('is given to %o', async (to) => {
    const { assign } = await accepted();
    expect(await assign(to)).toMatchObject({ status: 200, body: { status: 'assigned' } });
  });

  it.each([
    {
      what: 'a worker who leaves',
      to: { worker: 'w-cairang' },
      next: { ...aWorker('w-cairang'), version: 2, active: false as const, ...LEFT },
      code: 'worker.unknown',
    },
    {
      what: 'somebody whose role changes',
      to: { worker: 'h-roads' },
      next: { ...aWorker('h-roads', { role: 'auditor', area: '623027' }), version: 2 },
      code: 'serve.role-case',
    },
  ])('is not given to $what in that very moment', async ({ to, next, code }) => {
    const { ctx, table } = await accepted();
    const happens = () => table.load([workerItem(next)]);
    const meanwhileChanged = meanwhile(table, ({ pk }) => pk === workerKey(next.id).pk, happens);
    const call = callerOf(cases, { ...ctx, table: meanwhileChanged });
    const options = { body: { to }, headers: { 'idempotency-key': 'assign-it' } };
    expect(await call('POST', `/cases/${ID}/assign`, people.tashi, options)).toMatchObject({
      body: { code },
    });
  });

  it('is not given to a unit that no longer handles its kind in that very moment', async () => {
    const { ctx, table } = await accepted();
    const changed = { ...aUnit('xh-roads', { handles: ['entitlement'] }), version: 2 };
    const happens = () => table.load([unitItem(changed)]);
    const meanwhileChanged = meanwhile(
      table,
      ({ pk, sk }) => pk === 'UNITS#623027' && sk === 'xh-roads',
      happens,
    );
    const call = callerOf(cases, { ...ctx, table: meanwhileChanged });
    const options = { body: { to: { unit: 'xh-roads' } }, headers: { 'idempotency-key': 'assign-it' } };
    expect(await call('POST', `/cases/${ID}/assign`, people.tashi, options)).toMatchObject({
      body: { code: 'serve.unit-kind' },
    });
  });

  it('says in the language of the reader who was meant, and where all units stand', async () => {
    const { call } = await accepted();
    const body = { to: { unit: 'xh-road' } };
    const told = await call('POST', `/cases/${ID}/assign`, people.tashi, {
      body,
      headers: { 'accept-language': 'en' },
    });
    expect(told.body).toMatchObject({
      errors: [{ pointer: '#/to/unit', detail: expect.stringContaining('xh-roads') }],
    });
    expect(told.body.detail).toContain('GET /units');
  });

  it('is not moved by a decision on its address to a unit that is not there either', async () => {
    const { call, assign } = await accepted();
    const body = { words: 'Not ours.' };
    await assign({ unit: 'xh-roads' });
    await call('POST', `/cases/${ID}/return`, people.dorje, { body });
    await assign({ unit: 'xh-roads' });
    await call('POST', `/cases/${ID}/address/dispute`, people.dorje, { body });
    const decide = (unit: string) =>
      call('POST', `/cases/${ID}/address/decide`, people.sonam, {
        body: { to: { unit }, words: 'Decided.' },
      });
    expect(await decide('xh-rods')).toMatchObject({ status: 400, body: { code: 'unit.unknown-meant' } });
    expect(await decide('xh-civil')).toMatchObject({ status: 409, body: { code: 'serve.unit-kind' } });
    expect(await decide('xh-roads')).toMatchObject({ status: 200, body: { status: 'assigned' } });
  });
});
