import { beforeEach, describe, expect, it } from 'vitest';
import { routes as cases } from '../../functions/http/cases/routes.ts';
import { routes as me } from '../../functions/http/me/routes.ts';
import { routes as register } from '../../functions/http/register/routes.ts';
import { routes as visits } from '../../functions/http/visits/routes.ts';
import { householdId } from '../../shared/base/area-code.ts';
import { aPrefecture, people } from '../support/a-prefecture.ts';
import type { Claims } from '../support/call.ts';
import { COUNTY, GRID, linkedHousehold, TOWNSHIP, township } from '../support/register.ts';

const [MINE, OTHER] = [householdId(GRID, 1), householdId(GRID, 2)];
/** Most liaisons are officials: this one works in the roads office of the county, and comes to one door. */
const official: Claims = {
  sub: 'o-roads',
  doorstep_role: 'worker handler',
  doorstep_area: COUNTY,
  doorstep_unit: 'xh-roads',
};

let world: Awaited<ReturnType<typeof aPrefecture>>;
beforeEach(async () => {
  world = await aPrefecture(
    [...cases, ...register, ...visits, ...me],
    [...linkedHousehold(GRID, 1, official.sub), ...linkedHousehold(GRID, 2, 'w-zhuoma')],
  );
});
const as = (who: Claims, roles: string): Claims => ({ ...who, doorstep_role: roles });
const status = async (who: Claims, path: string) => (await world.call('GET', path, who)).status;

const CASE = '01JQ0000000000000000000001';
const about = (household: string) => ({
  id: CASE,
  kind: 'household-request',
  subject: { type: 'household', id: household },
  words: 'The lane is washed out.',
});

describe('an official who is a liaison too', () => {
  it('reads the door that they come to, and no other of the county', async () => {
    expect(await status(official, `/households/${MINE}`)).toBe(200);
    expect(await status(official, `/households/${OTHER}`)).toBe(403);
    expect(await status(official, `/households?grid=${GRID}`)).toBe(403);
    expect(await status(official, `/tasks?grid=${GRID}`)).toBe(403);
    expect(await status(official, '/me/day')).toBe(200);
    // The office alone reads no door, and the liaison alone no work of the office.
    expect(await status(as(official, 'handler'), `/households/${MINE}`)).toBe(403);
  });

  it('sees in one list what lies with them and with their office', async () => {
    await world.call('POST', '/cases', official, { body: about(MINE) });
    await world.call('POST', `/cases/${CASE}/accept`, people.tashi, { body: {} });
    const to = { to: { unit: 'xh-roads' } };
    expect((await world.call('POST', `/cases/${CASE}/assign`, people.tashi, { body: to })).status).toBe(200);
    const { body } = await world.call('GET', '/cases?of=mine&waiting=me', official);
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([CASE]);
    expect((await world.call('POST', `/cases/${CASE}/start`, official, { body: {} })).status).toBe(200);
    const { body: read } = await world.call('GET', `/cases/${CASE}`, official);
    expect(read.timeline.map(({ by }: { by: { role: string } }) => by.role)).toEqual([
      'handler',
      'supervisor',
      'supervisor',
      'handler',
    ]);
  });

  it('is in the log of readings as the liaison that they were at that door', async () => {
    await world.call('GET', `/households/${MINE}`, official);
    const [entry] = world.table.all().filter(({ pk }) => pk === `ACCESS#${MINE}`);
    expect(entry).toMatchObject({ reader: official.sub, role: 'worker' });
  });

  it('is refused with both roles what neither may', async () => {
    expect(await world.call('GET', `/households/${MINE}/access-log`, official)).toMatchObject({
      status: 403,
      body: { detail: expect.stringContaining('worker + handler') },
    });
  });
});

describe('a supervisor who is a liaison too', () => {
  it('has the inbox of the area, and answers for it', async () => {
    const both = as(township, 'worker supervisor');
    expect((await world.call('GET', '/me/inbox?box=area', both)).status).toBe(200);
    await world.call('POST', '/cases', people.zhuoma, { body: about(OTHER) });
    expect(await status(both, `/cases?of=area&area=${TOWNSHIP}`)).toBe(200);
    const { body } = await world.call('GET', '/cases?waiting=me', both);
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([CASE]);
    expect((await world.call('POST', `/cases/${CASE}/accept`, both, { body: {} })).status).toBe(200);
  });
});
