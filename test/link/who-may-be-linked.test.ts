import { describe, expect, it } from 'vitest';
import { routes as handOvers } from '../../functions/http/handover/routes.ts';
import { routes as imports } from '../../functions/http/imports/routes.ts';
import { routes as staff } from '../../functions/http/staff/routes.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import { unitItem } from '../../shared/unit/store/unit-item.ts';
import { workerItem } from '../../shared/worker/store/worker-item.ts';
import { aPrefecture, people } from '../support/a-prefecture.ts';
import { aHousehold, aWorker, COUNTY, GRID, TOWNSHIP, VILLAGE } from '../support/register.ts';
import { aUnit } from '../support/units.ts';

const door = aHousehold(GRID, 7);
const ADDED = '01JQ0000000000000000000070';

/** A door that nobody comes to, and people of all roles. */
const world = async () => {
  const test = await aPrefecture([...staff, ...handOvers, ...imports]);
  await test.table.load([
    householdItem(door),
    unitItem(aUnit('xh-roads')),
    ...[
      aWorker('h-roads', { role: 'handler', area: COUNTY, unit: 'xh-roads' }),
      aWorker('h-roads-2', { role: 'handler', area: COUNTY, unit: 'xh-roads' }),
      aWorker('h-water', { role: 'handler', area: COUNTY, unit: 'xh-water' }),
      aWorker('a-county', { role: 'auditor', area: COUNTY }),
      aWorker('d-county', { role: 'rights-desk', area: COUNTY }),
      aWorker('s-county', { role: 'supervisor', area: COUNTY }),
      aWorker('s-village', { role: 'supervisor', area: VILLAGE }),
      aWorker('s-village-2', { role: 'supervisor', area: VILLAGE }),
      aWorker('r-county-2', { role: 'registrar', area: COUNTY }),
      aWorker('o-roads', { role: 'handler', furtherRoles: ['worker'], area: COUNTY, unit: 'xh-roads' }),
      aWorker('o-roads-2', { role: 'worker', furtherRoles: ['handler'], area: COUNTY, unit: 'xh-roads' }),
      aWorker('o-water', { role: 'worker', furtherRoles: ['handler'], area: COUNTY, unit: 'xh-water' }),
    ].map(workerItem),
  ]);
  const post = (path: string, body: object) => test.call('POST', path, people.wangmo, { body });
  return { ...test, post };
};

const noVisitor = ['h-roads', 'a-county', 'd-county', 's-county', 'r-county'];

describe('a link with a household', () => {
  const link = (worker: string) => ({
    subject: { type: 'household', id: door.id },
    worker,
    from: '2026-03-09',
    reason: 'assigned',
  });

  it.each(noVisitor)('is not made with %s, who could open nothing there', async (worker) => {
    const { post } = await world();
    expect(await post('/links', link(worker))).toMatchObject({
      status: 409,
      body: { code: 'serve.role-visit' },
    });
  });

  it.each(['w-cairang', 'w-village', 's-village', 'o-roads'])('is made with %s', async (worker) => {
    const { post } = await world();
    expect((await post('/links', link(worker))).status).toBe(201);
  });

  it('is not imported either, on its own or with the household', async () => {
    const { call } = await world();
    const send = async (kind: string, row: object) => {
      const body = { kind, rows: [row], dryRun: true };
      const { body: told } = await call('POST', `/imports/${ADDED}/chunks/0`, people.wangmo, { body });
      return told.results[0];
    };
    const refused = { outcome: 'refused', code: 'serve.role-visit' };
    expect(await send('links', { subject: door.id, worker: 'h-roads', from: '2026-03-09' })).toMatchObject({
      ...refused,
      field: 'worker',
    });
    const row = {
      grid: GRID,
      no: '8',
      name: 'Dorje Tashi',
      address: 'Lower mill lane 4',
      people: '4',
      liaison: 'a-county',
    };
    expect(await send('households', row)).toMatchObject({ ...refused, field: 'liaison' });
    expect(await send('links', { subject: door.id, worker: 'w-cairang', from: '2026-03-09' })).toMatchObject({
      outcome: 'created',
    });
  });
});

describe('a link with an area', () => {
  const link = (worker: string) => ({
    subject: { type: 'area', id: VILLAGE },
    worker,
    from: '2026-03-09',
    reason: 'assigned',
  });

  it.each(['h-roads', 'a-county', 'd-county', 'r-county'])('is not made with %s', async (worker) => {
    const { post } = await world();
    expect(await post('/links', link(worker))).toMatchObject({
      status: 409,
      body: { code: 'serve.role-area' },
    });
  });

  it.each(['s-village', 's-county', 'w-village'])('is made with %s', async (worker) => {
    const { post } = await world();
    expect((await post('/links', link(worker))).status).toBe(201);
  });
});

describe('a deputy', () => {
  const deputy = (worker: string, standIn: string) => ({
    worker,
    deputy: standIn,
    from: '2026-03-09',
    to: '2026-03-12',
    reason: 'leave',
  });

  it.each([
    ['w-zhuoma', 'h-roads', 'serve.role-deputy'],
    ['w-zhuoma', 'a-county', 'serve.role-deputy'],
    ['w-zhuoma', 's-county', 'serve.role-deputy'],
    ['w-zhuoma', 'w-foreign', 'serve.other-county'],
    ['h-roads', 'w-zhuoma', 'serve.role-deputy'],
    ['h-roads', 'h-water', 'serve.other-unit'],
    ['s-village', 'w-zhuoma', 'serve.role-deputy'],
    ['s-county', 's-village', 'serve.deputy-area'],
    ['r-county', 's-county', 'serve.role-deputy'],
    ['o-roads', 'w-zhuoma', 'serve.role-deputy'],
    ['o-roads', 'h-roads', 'serve.role-deputy'],
    ['o-roads', 'o-water', 'serve.other-unit'],
  ])('of %s is not %s', async (worker, standIn, code) => {
    const { call } = await world();
    const all = { ...people.wangmo, doorstep_area: '623000' };
    const answer = await call('POST', '/deputies', all, { body: deputy(worker, standIn) });
    expect(answer).toMatchObject({ status: 409, body: { code } });
  });

  it.each([
    ['w-zhuoma', 'w-far'],
    ['w-zhuoma', 'o-roads'],
    ['h-roads', 'o-roads'],
    ['o-roads', 'o-roads-2'],
    ['h-roads', 'h-roads-2'],
    ['s-village', 's-village-2'],
    ['s-village', 's-county'],
    ['r-county', 'r-county-2'],
  ])('of %s may be %s', async (worker, standIn) => {
    const { post } = await world();
    expect((await post('/deputies', deputy(worker, standIn))).status).toBe(201);
  });
});

describe('a hand-over', () => {
  const handOver = (from: string, to: string) => ({
    id: '01JQ0000000000000000000071',
    from,
    to,
    reason: 'left-post',
  });

  it.each(['h-roads', 'a-county', 'd-county', 's-county'])(
    'of a liaison is not made to %s, and nothing is handed over',
    async (to) => {
      const { post, call } = await world();
      expect(await post('/hand-overs', handOver('w-zhuoma', to))).toMatchObject({
        status: 409,
        body: { code: 'serve.role-deputy' },
      });
      const links = await call('GET', '/links?worker=w-zhuoma', people.wangmo);
      expect(links.body.items).toHaveLength(1);
    },
  );

  it('is made to who can go on with it', async () => {
    const { post } = await world();
    expect((await post('/hand-overs', handOver('w-zhuoma', 'w-cairang'))).status).toBe(201);
    const fresh = { ...handOver('s-village', 's-county'), id: '01JQ0000000000000000000072' };
    expect((await post('/hand-overs', fresh)).status).toBe(201);
  });
});

describe('a member of staff', () => {
  it('is of no unit that is not there, and the likely one is named', async () => {
    const { post, call } = await world();
    const body = { id: 'h-new', name: 'Dorje', role: 'handler', area: COUNTY, unit: 'xh-road' };
    const refused = { code: 'unit.unknown-meant', facts: { unit: 'xh-road', meant: 'xh-roads' } };
    expect(await post('/workers', body)).toMatchObject({ status: 400, body: refused });
    expect((await post('/workers', { ...body, unit: 'xh-roads' })).status).toBe(201);
    const { id: _, ...file } = body;
    expect(
      await call('PUT', '/workers/h-new', people.wangmo, { body: file, headers: { 'if-match': '"1"' } }),
    ).toMatchObject({ status: 400, body: refused });
    const rows = [
      body,
      { ...body, unit: 'xh-roads', id: 'h-newer' },
      { ...body, area: TOWNSHIP, unit: 'xh-water' },
    ];
    const chunk = { kind: 'workers', dryRun: true, rows: rows.map((row, n) => ({ ...row, id: `h-${n}` })) };
    const { body: told } = await call('POST', `/imports/${ADDED}/chunks/0`, people.wangmo, { body: chunk });
    expect(told.results).toMatchObject([
      { outcome: 'refused', field: 'unit', code: 'unit.unknown-meant' },
      { outcome: 'created' },
      { outcome: 'created' },
    ]);
  });
});
