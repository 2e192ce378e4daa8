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
import { aHousehold, aLink, aWorker, COUNTY, GRID, TWIN_GRID } from '../support/register.ts';
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
