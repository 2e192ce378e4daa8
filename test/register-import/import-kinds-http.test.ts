import { beforeEach, describe, expect, it } from 'vitest';
import { householdId } from '../../shared/base/area-code.ts';
import { addChannel, channelsOf } from '../../shared/notification/store/channel-store.ts';
import { workerKey } from '../../shared/worker/store/keys.ts';
import { toWorker } from '../../shared/worker/store/worker-item.ts';
import { hoursLater } from '../support/cases.ts';
import { cells, IMPORT_ID, importing, outcomes, refusals } from '../support/importing.ts';
import {
  colleague,
  foreignRegistrar,
  GRID,
  OTHER_VILLAGE,
  registrar,
  TOWNSHIP,
  TWIN_GRID,
  township,
  VILLAGE,
  zhuoma,
} from '../support/register.ts';

let { call, open, send, ctx } = await importing();
beforeEach(async () => {
  ({ call, open, send, ctx } = await importing());
});

describe('PUT /imports/{importId}', () => {
  it('opens one import, however often it is sent', async () => {
    const first = await open('households');
    expect(first).toMatchObject({ status: 200, body: { kind: 'households', chunks: 2, finished: [] } });
    expect((await open('households')).body).toEqual(first.body);
  });

  it.each([
    { why: 'with another kind', kind: 'areas', who: registrar, status: 422 },
    { why: 'by another user', kind: 'households', who: colleague, status: 409 },
    { why: 'by a supervisor', kind: 'households', who: township, status: 403 },
  ])('is refused $why', async ({ kind, who, status }) => {
    await open('households');
    expect((await open(kind, who)).status).toBe(status);
  });

  it('lets a colleague of the same area go on, and hides it from other counties', async () => {
    await open('households');
    expect((await send('households', [cells(GRID, 1)], {}, 0, colleague)).status).toBe(200);
    expect((await call('GET', `/imports/${IMPORT_ID}`, colleague)).status).toBe(200);
    expect((await call('GET', `/imports/${IMPORT_ID}`, foreignRegistrar)).status).toBe(404);
  });
});

describe('areas', () => {
  it('may stand under one of an earlier row', async () => {
    await open('areas');
    const answer = await send('areas', [
      { code: '623027101300', name: 'New village' },
      { code: '623027101300001', name: 'Its grid' },
      { code: VILLAGE, name: 'Renamed' },
      { code: TWIN_GRID, name: `Area ${TWIN_GRID}` },
      { code: '623027101400001', name: 'Orphan' },
      { code: 'abc', name: 'No code' },
    ]);
    expect(outcomes(answer)).toEqual(['created', 'created', 'changed', 'exists', 'refused', 'refused']);
    expect((await call('GET', `/areas/${VILLAGE}`, registrar)).body).toMatchObject({
      name: 'Renamed',
      version: 2,
    });
  });

  it('in a dry run may stand under those of an earlier chunk', async () => {
    const rows = [{ code: '623027101300001', name: 'Grid' }];
    expect(outcomes(await send('areas', rows, { dryRun: true }))).toEqual(['refused']);
    expect(outcomes(await send('areas', rows, { dryRun: true, assumed: ['623027101300'] }))).toEqual([
      'created',
    ]);
    await open('areas');
    expect(outcomes(await send('areas', rows, { assumed: ['623027101300'] }))).toEqual(['refused']);
  });
});

describe('workers', () => {
  it('are added, changed and refused, and sign in anew when their area has changed', async () => {
    await open('workers');
    const answer = await send('workers', [
      { id: 'w-new', name: 'Nima', phone: '', role: 'worker', area: GRID, unit: '' },
      { id: 'w-zhuoma', name: 'Worker w-zhuoma', role: 'worker', area: VILLAGE },
      { id: 'w-cairang', name: 'Worker w-cairang', role: 'worker', area: GRID },
      { id: 'h-new', name: 'Handler', role: 'handler', area: TOWNSHIP },
      { id: 'w-foreign', name: 'Taken', role: 'worker', area: GRID },
    ]);
    expect(outcomes(answer)).toEqual(['created', 'changed', 'exists', 'refused', 'refused']);
    expect(refusals(answer).slice(3)).toEqual(['unit', 'id']);
    expect((await call('GET', '/links', zhuoma, { iat: hoursLater(0) })).status).toBe(403);
  });

  it('may be several things, with a semicolon, a comma or a blank between them', async () => {
    await open('workers');
    const rows = [
      { id: 'o-one', name: 'Nima', role: 'worker；handler', area: GRID, unit: 'xh-roads' },
      { id: 'o-two', name: 'Pema', role: 'worker registrar', area: GRID, unit: '' },
      { id: 'o-three', name: 'Dawa', role: 'worker, king', area: GRID },
      { id: 'o-four', name: 'Dawa', role: 'worker;handler', area: GRID },
      { id: 'o-five', name: 'Dawa', role: ' ', area: GRID },
    ];
    const answer = await send('workers', rows);
    expect(outcomes(answer)).toEqual(['created', 'created', 'refused', 'refused', 'refused']);
    expect(refusals(answer).slice(2)).toEqual(['role', 'unit', 'role']);
    const rolesOf = async (id: string) => {
      const { role, furtherRoles } = toWorker((await ctx.table.get(workerKey(id))) ?? { ...workerKey(id) });
      return [role, furtherRoles];
    };
    expect(await rolesOf('o-one')).toEqual(['worker', ['handler']]);
    expect(await rolesOf('o-two')).toEqual(['worker', ['registrar']]);
  });

  it('are no longer told of an inbox that another area takes from them', async () => {
    const target = { type: 'e-mail', mailbox: 'someone@example.org', language: 'zh-CN' } as const;
    const address = `area:${TOWNSHIP}`;
    const way = { target, address, by: 's-township', version: 1, sentUpTo: 0, attempts: 0, givenUp: 0 };
    await addChannel(ctx, { ...way, id: '01JQ00000000000000000000W1' });
    await open('workers');
    const row = { id: 's-township', name: 'Worker s-township', role: 'supervisor', area: VILLAGE };
    expect(outcomes(await send('workers', [row]))).toEqual(['changed']);
    expect(await channelsOf(ctx, address)).toEqual([]);
  });
});

describe('links', () => {
  it('join households and areas with workers, also from long ago', async () => {
    await open('households');
    await send('households', [cells(GRID, 1), cells(GRID, 2)]);
    const other = '01JQ0000000000000000000043';
    await call('PUT', `/imports/${other}`, registrar, { body: { kind: 'links', chunks: 1 } });
    const rows = [
      { subject: householdId(GRID, 1), worker: 'w-zhuoma', from: '2020-01-01' },
      { subject: OTHER_VILLAGE, worker: 's-township', from: '2021-01-01', to: '' },
      { subject: householdId(GRID, 0), worker: 'w-zhuoma', from: '2026-01-01' },
      { subject: householdId(GRID, 2), worker: 'w-twin', from: '2020-01-01' },
      { subject: householdId(GRID, 7), worker: 'w-zhuoma', from: '2020-01-01' },
      { subject: householdId(TWIN_GRID, 0), worker: 'w-twin', from: 'yesterday' },
    ];
    const answer = await call('POST', `/imports/${other}/chunks/0`, registrar, {
      body: { kind: 'links', rows },
    });
    expect(outcomes(answer)).toEqual(['created', 'created', 'exists', 'refused', 'refused', 'refused']);
    expect(refusals(answer).slice(3)).toEqual(['worker', 'subject', 'from']);
    expect((await call('GET', `/areas/${OTHER_VILLAGE}`, registrar)).body.liaison).toBe('s-township');
    expect((await call('GET', `/households/${householdId(GRID, 1)}`, registrar)).body.liaison).toBe(
      'w-zhuoma',
    );
  });
});
