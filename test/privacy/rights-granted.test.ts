import { beforeEach, describe, expect, it } from 'vitest';
import { personalFields } from '../../shared/modules.ts';
import { CASE, canaryWorld, household } from '../support/canary-world.ts';
import * as people from '../support/register.ts';
import { itself, REQUEST, rightsDeskIn } from '../support/rights-desk.ts';

const AREA_CASE = '01JQ00000000000000000000R2';
const NEIGHBOURS = '01JQ00000000000000000000R3';
const WORRY = '01JQ00000000000000000000R4';
const KINDNESS = '01JQ00000000000000000000R5';
const UNOPENED = '01JQ00000000000000000000R7';
const DANGER = '01JQ00000000000000000000R6';

let world: Awaited<ReturnType<typeof canaryWorld>>;
let { ask, decide, get, report } = {} as ReturnType<typeof rightsDeskIn>;
beforeEach(async () => {
  world = await canaryWorld();
  ({ ask, decide, get, report } = rightsDeskIn(world));
});

const record = async () => (await get(`/households/${household.id}`, people.zhuoma)).body;
const requester = { name: 'Pema', phone: '0941 555 0101', language: 'bo', relation: 'self' };
const requesterIn = async (id: string, who = people.zhuoma) =>
  (await get(`/cases/${id}`, who)).body.timeline[0].requester;

describe('a correction', () => {
  const named = { fields: ['name', 'phone'] };
  const corrected = { name: 'Kanarie Dolma' };

  it('changes the fields that were named and no other, and says so in the request without what they hold', async () => {
    expect((await ask('correct', named)).body).toMatchObject({ dueOn: '2026-03-24', fields: named.fields });
    const before = await record();
    const { status, body } = await decide({ corrected, cleared: ['phone'] });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      state: 'done',
      changed: ['name', 'phone'],
      decidedBy: people.rightsDesk.sub,
    });
    expect(body).not.toHaveProperty('corrected');
    const { phone: _, ...rest } = before;
    expect(await record()).toEqual({ ...rest, name: 'Kanarie Dolma', version: before.version + 1 });
    expect(JSON.stringify(world.table.all().filter(({ pk }) => pk === `RIGHTS#${REQUEST}`))).not.toContain(
      'Dolma',
    );
    const log = await get(`/households/${household.id}/access-log`);
    expect(log.body.items).toContainEqual(
      expect.objectContaining({ reader: people.rightsDesk.sub, purpose: 'rights.decide' }),
    );
  });

  it('is answered the same when it is sent again, and changes nothing more', async () => {
    await ask('correct', named);
    const first = await decide({ corrected, cleared: ['phone'] });
    const after = await record();
    expect(await decide({ corrected, cleared: ['phone'] })).toMatchObject({ status: 200, body: first.body });
    expect(await decide({ corrected: { name: 'Dorje' }, cleared: ['phone'] })).toMatchObject({
      status: 409,
      body: { code: 'rights.decided-already' },
    });
    expect((await record()).version).toBe(after.version);
  });

  it.each([
    ['without what is right', {}],
    ['with less than was asked', { corrected }],
    ['with more than was asked', { corrected: { ...corrected, people: 2 }, cleared: ['phone'] }],
    [
      'given and taken away at once',
      { corrected: { ...corrected, phone: '0941 1234567' }, cleared: ['phone'] },
    ],
  ])('is not made %s', async (_, more) => {
    await ask('correct', named);
    const before = world.table.all().filter(({ pk }) => !pk.startsWith('ACCESS#'));
    expect(await decide(more)).toMatchObject({ status: 400, body: { code: 'rights.other-fields' } });
    expect(world.table.all().filter(({ pk }) => !pk.startsWith('ACCESS#'))).toEqual(before);
  });

  it('names its fields when it is asked, and no other request does', async () => {
    expect(await ask('correct')).toMatchObject({ status: 400, body: { code: 'rights.name-fields' } });
    expect(await ask('copy', named)).toMatchObject({ status: 400, body: { code: 'rights.name-fields' } });
  });

  it('reaches the household under the number that it has by then', async () => {
    await ask('correct', named);
    const moved = await world.call('POST', `/households/${household.id}/move`, people.registrar, {
      body: { id: WORRY, to: people.TWIN_GRID, reason: 'moved-house' },
    });
    expect(moved.status).toBeLessThan(300);
    expect((await decide({ corrected, cleared: ['phone'] })).status).toBe(200);
    expect((await get(`/households/${household.id}`, people.registrar)).body.name).toBe('Kanarie Dolma');
  });
});

describe('an objection', () => {
  it('to whoever comes ends the link, and asks for no reason', async () => {
    await ask('object', { processing: 'liaison' });
    expect((await decide()).body).toMatchObject({ state: 'done', processing: 'liaison' });
    const { body } = await get(`/links?subject=${household.id}`, people.registrar);
    expect(body.items).toMatchObject([{ status: 'ended', worker: 'w-zhuoma', endReason: 'asked-for' }]);
    expect((await get(`/households/${household.id}`, people.registrar)).body).not.toHaveProperty('liaison');
  });

  it('to visits takes those that are planned off the list, each as one that nobody was at home for', async () => {
    const trigger = { kind: 'no-work', household: household.id };
    for (const id of [KINDNESS, UNOPENED])
      await world.call('POST', '/triggers', people.zhuoma, { body: { id, ...trigger } });
    const nobody = { id: DANGER, outcome: 'not-at-home', day: '2026-03-09' };
    await world.call('POST', `/tasks/${UNOPENED}/${household.id}/outcome`, people.zhuoma, { body: nobody });
    const planned = async (): Promise<{ reason: string; origin: string }[]> =>
      (await get('/tasks', people.zhuoma)).body.items
        .filter((one: { household: string }) => one.household === household.id)
        .flatMap(({ tasks }: { tasks: object[] }) => tasks);
    expect((await planned()).map(({ origin }) => origin)).toContain(KINDNESS);
    await ask('object', { processing: 'visits' });
    expect((await decide()).status).toBe(200);
    expect((await planned()).map(({ reason }) => reason)).toEqual(['worry']);
    const ending = (origin: string) =>
      world.table.all().find(({ sk }) => sk === `${origin}#${household.id}#DONE`);
    const [declined, unopened] = [ending(KINDNESS), ending(UNOPENED)];
    expect(Object.keys(declined ?? {})).toEqual(Object.keys(unopened ?? {}));
    const common = ['pk', 'household', 'version', 'expiresAt'];
    for (const name of common) expect(declined?.[name]).toEqual(unopened?.[name]);
    expect((await record()).liaison).toBe('w-zhuoma');
  });

  it('touches nothing that the household is given or asked for', async () => {
    const kept = () =>
      world.table.all().filter(({ pk, sk }) => pk.startsWith('CASE#') || sk.startsWith('SERVICE#'));
    const before = kept();
    await ask('object', { processing: 'visits' });
    await decide();
    expect(kept()).toEqual(before);
  });

  it('names what it is about', async () => {
    expect(await ask('object')).toMatchObject({ status: 400, body: { code: 'rights.name-processing' } });
    expect(await ask('erase', { processing: 'visits' })).toMatchObject({ status: 400 });
  });
});

describe('the end of a consent', () => {
  it('takes every field that the register says rests on one, in the household and in what they asked for', async () => {
    await report(AREA_CASE, { kind: 'public-space', subject: { type: 'area', id: people.GRID }, requester });
    await ask('withdraw', { cases: [AREA_CASE] });
    const { body } = await decide();
    const onConsent = Object.entries(personalFields).flatMap(([key, { basis }]) =>
      // What a programme holds of somebody goes as a whole when it ends: test/harness/sixth.
      basis.kind === 'consent' && !/^(worker|subject)\./.test(key) ? [key] : [],
    );
    expect(onConsent.toSorted()).toEqual([
      'household.birth-year',
      'household.language',
      'household.phone',
      'requester.language',
      'requester.phone',
      'requester.relation',
    ]);
    expect(body.changed).toEqual(['phone', 'language', 'birthYear', 'requester']);
    for (const gone of ['phone', 'language', 'birthYear']) expect(await record()).not.toHaveProperty(gone);
    expect(await requesterIn(AREA_CASE)).toEqual({ name: 'Pema' });
    expect(await requesterIn(CASE)).toEqual({ name: 'Kanarie' });
  });

  it('leaves what a neighbour said of themselves', async () => {
    const neighbour = { ...requester, relation: 'neighbour' };
    await report(NEIGHBOURS, { kind: 'question', subject: itself, requester: neighbour });
    await ask('withdraw');
    await decide();
    expect(await requesterIn(NEIGHBOURS)).toEqual(neighbour);
  });
});
