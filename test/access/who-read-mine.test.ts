import { beforeEach, describe, expect, it } from 'vitest';
import { canaryWorld, household, office } from '../support/canary-world.ts';
import { hoursLater } from '../support/cases.ts';
import * as people from '../support/register.ts';
import { itself, REQUEST, rightsDeskIn } from '../support/rights-desk.ts';

const AREA_CASE = '01JQ00000000000000000000R2';
const NEIGHBOURS = '01JQ00000000000000000000R3';
const requester = { name: 'Pema', phone: '0941 555 0101', relation: 'self' };
const grid = { type: 'area', id: people.GRID };

let world: Awaited<ReturnType<typeof canaryWorld>>;
let { ask, get, report } = {} as ReturnType<typeof rightsDeskIn>;
beforeEach(async () => {
  world = await canaryWorld();
  ({ ask, get, report } = rightsDeskIn(world));
  await report(AREA_CASE, { kind: 'public-space', subject: grid, requester });
});
const elsewhere = { ...people.rightsDesk, doorstep_area: people.OTHER_COUNTY };
const logOf = async (target: string, who = people.rightsDesk) =>
  (await get(`${target}/access-log`, who)).body.items;

describe('whoever asked for something in a place', () => {
  it('is told at the desk who read it whole, newest first', async () => {
    await get(`/cases/${AREA_CASE}`, people.township);
    world.moveTo(hoursLater(2));
    await get(`/cases/${AREA_CASE}/follow-ups`, people.township);
    expect(await logOf(`/cases/${AREA_CASE}`)).toMatchObject([
      { reader: people.township.sub, role: 'supervisor', purpose: 'follow-up.read' },
      { reader: people.township.sub, role: 'supervisor', purpose: 'case.track' },
    ]);
    const reader = await get(`/workers/${people.township.sub}`);
    expect(reader).toMatchObject({ status: 200, body: { id: people.township.sub } });
  });

  it('is told nothing of whoever saw neither words nor persons', async () => {
    expect((await get(`/cases/${AREA_CASE}`, people.county)).body.shown).toBe('trace');
    expect(await logOf(`/cases/${AREA_CASE}`)).toEqual([]);
  });

  it('is told of their own case and of no other of the same place', async () => {
    await report(NEIGHBOURS, { kind: 'public-space', subject: grid });
    await get(`/cases/${NEIGHBOURS}`, people.township);
    expect(await logOf(`/cases/${AREA_CASE}`)).toEqual([]);
  });

  it('finds it in the copy too, where the case is named', async () => {
    await get(`/cases/${AREA_CASE}`, people.township);
    await ask('copy', { cases: [AREA_CASE] });
    const { body } = await get(`/rights-requests/${REQUEST}/copy`);
    const ofTownship = body.accesses.filter(({ area }: { area: string }) => area === people.TOWNSHIP);
    expect(ofTownship).toMatchObject([{ role: 'supervisor', purpose: 'case.track' }]);
  });
});

describe('whoever asked for something about a household that is not theirs', () => {
  it('is told who read their case, and the household is told of the same', async () => {
    await report(NEIGHBOURS, {
      kind: 'question',
      subject: itself,
      requester: { ...requester, relation: 'neighbour' },
    });
    await get(`/cases/${NEIGHBOURS}`, people.township);
    const read = [{ reader: people.township.sub, purpose: 'case.track' }];
    expect(await logOf(`/cases/${NEIGHBOURS}`)).toMatchObject(read);
    expect(await logOf(`/households/${household.id}`)).toMatchObject(read);
  });
});

describe('a member of staff', () => {
  beforeEach(async () => {
    await get('/workers/w-cairang', people.registrar);
    await get('/workers/s-township', people.registrar);
  });
  const cairang = { ...people.zhuoma, sub: 'w-cairang' };
  const read = [{ reader: people.registrar.sub, role: 'registrar', purpose: 'worker.read' }];

  it.each([
    ['a worker', cairang],
    ['a supervisor', people.township],
  ])('asks for themselves who read their record: %s', async (_, who) => {
    const { status, body } = await get('/me/access-log', who);
    expect(status).toBe(200);
    expect(body.items).toMatchObject(read);
  });

  it("sees nobody else's", async () => {
    expect((await get('/me/access-log', office)).body.items).toEqual([]);
  });

  it('is told at the desk as well, and by the auditor', async () => {
    expect(await logOf('/workers/w-cairang')).toMatchObject(read);
    expect(await logOf('/workers/w-cairang', people.auditor)).toMatchObject(read);
  });
});

describe.each([`/cases/${AREA_CASE}`, '/workers/w-cairang'])('who read %s', (target) => {
  it.each([people.zhuoma, people.township, people.county, people.registrar])(
    'is not told to $sub',
    async (who) => {
      expect((await get(`${target}/access-log`, who)).status).toBe(403);
    },
  );

  it('is not told to the desk of another county', async () => {
    expect((await get(`${target}/access-log`, elsewhere)).status).toBe(404);
  });
});
