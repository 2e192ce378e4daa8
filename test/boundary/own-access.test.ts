import { beforeEach, describe, expect, it } from 'vitest';
import { routes as imports } from '../../functions/http/imports/routes.ts';
import { routes as register } from '../../functions/http/register/routes.ts';
import { routes as relocation } from '../../functions/http/relocation/routes.ts';
import { routes as staff } from '../../functions/http/staff/routes.ts';
import { routes as visits } from '../../functions/http/visits/routes.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import { linkItem } from '../../shared/link/store/links.ts';
import { taskItem } from '../../shared/visit/store/visit-item.ts';
import { workerItem } from '../../shared/worker/store/worker-item.ts';
import { aPrefecture, people } from '../support/a-prefecture.ts';
import type { Claims } from '../support/call.ts';
import {
  aHousehold,
  aLink,
  aWorker,
  COUNTY,
  colleague,
  GRID,
  OTHER_COUNTY,
  TOWNSHIP,
  TWIN_GRID,
} from '../support/register.ts';
import { aTask } from '../support/visits.ts';

const DOOR = aHousehold(GRID, 1).id;
/** Nobody comes to this one. */
const FREE = aHousehold(GRID, 2).id;
const ID = '01JQ0000000000000000000001';

let world: Awaited<ReturnType<typeof aPrefecture>>;
beforeEach(async () => {
  world = await aPrefecture([...staff, ...register, ...relocation, ...visits, ...imports]);
  await world.table.load([
    householdItem(aHousehold(GRID, 2)),
    workerItem(aWorker('s-county', { role: 'supervisor', area: COUNTY })),
    workerItem(aWorker('s-township', { role: 'supervisor', area: '623027101' })),
  ]);
});

describe('an own link', () => {
  const toOneself = (who: Claims) => {
    const body = {
      subject: { type: 'household', id: FREE },
      worker: who.sub,
      from: '2026-03-09',
      reason: 'assigned',
    };
    return world.call('POST', '/links', who, { body });
  };

  it('makes nobody the liaison of a household', async () => {
    const before = world.table.all();
    expect(await toOneself(people.tashi)).toMatchObject({ status: 403, body: { code: 'link.by-oneself' } });
    // Who oversees the county could not open what lies there anyway.
    expect((await toOneself(people.sonam)).status).toBe(409);
    expect(world.table.all()).toEqual(before);
  });

  it('comes with no move of a household either', async () => {
    const body = { id: ID, to: TWIN_GRID, reason: 'moved-house', liaison: people.wangmo.sub };
    const answer = await world.call('POST', `/households/${FREE}/move`, people.wangmo, { body });
    expect(answer).toMatchObject({ status: 403, body: { code: 'link.by-oneself' } });
  });
});

it('a registrar does not become one by an import of links or of households', async () => {
  await world.table.load([workerItem(aWorker('r-county', { area: COUNTY }))]);
  const chunk = (body: object) =>
    world.call('POST', `/imports/${ID}/chunks/0`, people.wangmo, { body: { dryRun: true, ...body } });
  const links = await chunk({
    kind: 'links',
    rows: [{ subject: DOOR, worker: 'r-county', from: '2026-03-09' }],
  });
  expect(links.body.results[0]).toMatchObject({ outcome: 'refused' });
  const row = {
    grid: GRID,
    no: '7',
    name: 'Lhamo',
    address: 'Mill lane 2',
    people: '3',
    liaison: 'r-county',
  };
  const households = await chunk({ kind: 'households', rows: [row] });
  expect(households.body.results[0]).toMatchObject({ outcome: 'refused' });
});

describe('a chunk that is sent for the import of somebody else', () => {
  const sends = async (kind: string, row: object) => {
    await world.table.load([workerItem(aWorker('r-colleague', { area: COUNTY }))]);
    await world.call('PUT', `/imports/${ID}`, people.wangmo, { body: { kind, chunks: 1 } });
    const answer = await world.call('POST', `/imports/${ID}/chunks/0`, colleague, {
      body: { kind, rows: [row] },
    });
    return answer.body.results[0];
  };

  it('makes its sender no liaison', async () => {
    const row = { subject: FREE, worker: 'r-colleague', from: '2026-03-09' };
    expect(await sends('links', row)).toMatchObject({
      reason: expect.stringMatching(/has to make you a liaison/),
    });
  });

  it('gives its sender no other part', async () => {
    const row = { id: 'r-colleague', name: 'Somebody', role: 'supervisor', area: COUNTY };
    expect(await sends('workers', row)).toMatchObject({
      outcome: 'refused',
      reason: expect.stringMatching(/changes their own role/),
    });
  });
});

it('whoever oversees a county and is a liaison of old finds in no list what they may not open', async () => {
  await world.table.load([
    linkItem(aLink(DOOR, 's-county', { from: '2026-02-01' })),
    taskItem(aTask({ household: DOOR, worker: 's-county' })),
  ]);
  for (const target of ['/households', '/tasks', '/me/day']) {
    const { status, body } = await world.call('GET', target, people.sonam);
    expect({ target, status, items: body.items ?? body.stops }).toEqual({ target, status: 200, items: [] });
  }
});

describe('what somebody may do', () => {
  const own = { name: 'Jigme', role: 'supervisor', area: OTHER_COUNTY } as const;

  it('is not entered by themselves, though the register does not know them yet', async () => {
    const before = world.table.all();
    const body = { id: people.jigme.sub, ...own };
    const answer = await world.call('POST', '/workers', people.jigme, { body });
    expect(answer).toMatchObject({ status: 403, body: { code: 'worker.own-part' } });
    expect(world.table.all()).toEqual(before);
  });

  it('is entered by the first registrar, as what their token says', async () => {
    const body = { id: people.jigme.sub, ...own, role: 'registrar' };
    expect((await world.call('POST', '/workers', people.jigme, { body })).status).toBe(201);
  });

  it('comes by no import of their own either', async () => {
    const row = { id: people.jigme.sub, name: 'Jigme', role: 'supervisor', area: OTHER_COUNTY };
    const body = { dryRun: true, kind: 'workers', rows: [row] };
    const { body: made } = await world.call('POST', `/imports/${ID}/chunks/0`, people.jigme, { body });
    expect(made.results).toMatchObject([
      { outcome: 'refused', reason: expect.stringMatching(/changes their own role/) },
    ]);
  });

  it.each([
    { what: 'another role', more: { role: 'supervisor' } },
    { what: 'a further role', more: { furtherRoles: ['supervisor'] } },
    { what: 'another area', more: { area: TOWNSHIP } },
    { what: 'an office', more: { role: 'handler', unit: 'xh-roads' } },
  ])('is not changed by themselves: $what', async ({ more }) => {
    const body = { name: 'Worker r-county', role: 'registrar', area: COUNTY, ...more };
    const asked = { body, headers: { 'if-match': '"1"' } };
    const answer = await world.call('PUT', '/workers/r-county', people.wangmo, asked);
    expect(answer).toMatchObject({ status: 403, body: { code: 'worker.own-part' } });
  });

  it('is held by the identity provider, and every answer about staff says so', async () => {
    const one = await world.call('GET', '/workers/w-zhuoma', people.wangmo);
    const { body: many } = await world.call('GET', '/workers', people.wangmo);
    const file = { name: 'Cairang', role: 'worker', area: GRID };
    const asked = { body: file, headers: { 'if-match': '"1"' } };
    const changed = await world.call('PUT', '/workers/w-cairang', people.wangmo, asked);
    const body = { id: 'w-new', ...file };
    const made = await world.call('POST', '/workers', people.wangmo, { body });
    const { body: left } = await world.call('POST', '/workers/w-twin/disable', people.wangmo, {
      body: { reason: 'other-post' },
    });
    const all = [one.body, ...many.items, changed.body, made.body, left.worker];
    expect(all.length).toBeGreaterThan(8);
    for (const { rolesHeldBy } of all) expect(rolesHeldBy).toBe('identity-provider');
  });
});
