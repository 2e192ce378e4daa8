import { beforeEach, describe, expect, it } from 'vitest';
import { people } from '../../../support/a-prefecture.ts';
import { OTHER_TOWNSHIP, TOWNSHIP, VILLAGE } from '../../../support/register.ts';
import { aCanteen, aDiner, dinerNo, ulid } from './canteen-world.ts';

let world: Awaited<ReturnType<typeof aCanteen>>;
beforeEach(async () => {
  world = await aCanteen();
});
const ID = dinerNo(1);
const enter = (body: object = aDiner(), who: keyof typeof people = 'wangmo') =>
  world.call('POST', '/subjects', people[who], { body });
const read = (who: keyof typeof people, id = ID) => world.call('GET', `/subjects/${id}`, people[who]);
const stored = () =>
  world.table.all().filter(({ pk }) => !pk.startsWith('ACCESS#') && !pk.startsWith('READ#'));

describe('a diner', () => {
  it('is entered once, however often it is sent, in one item', async () => {
    const before = stored().length;
    const first = await enter();
    expect(first.status).toBe(201);
    expect((await enter()).body).toEqual(first.body);
    expect(stored()).toHaveLength(before + 1);
    expect((await enter({ ...aDiner(), name: 'Somebody else' })).status).toBe(422);
  });

  it("entered by two at once is one, and is the first one's", async () => {
    const answers = await Promise.all([enter(), enter()]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(stored().filter(({ pk }) => pk === `SUBJECT#${ID}`)).toHaveLength(1);
  });

  it.each([
    { why: 'without an address', body: { address: undefined }, at: '#/address' },
    {
      why: 'with a year of birth, which the programme does not keep',
      body: { birthYear: 1940 },
      at: '#/birthYear',
    },
    { why: 'with a thing that no programme keeps', body: { diet: 'salt' }, at: '#/diet' },
    { why: 'under a village', body: { area: VILLAGE }, at: '#/area' },
    { why: 'under a township that is not there', body: { area: '623027999' }, at: '#/area' },
    { why: 'with an id of another type', body: { id: `r-${ulid(1)}` }, at: '#/id' },
  ])('$why is refused at that field, and nothing is stored', async ({ body, at }) => {
    const before = stored();
    const answer = await enter({ ...aDiner(), ...body });
    expect({ status: answer.status, at: answer.body.errors?.[0]?.pointer }).toEqual({ status: 400, at });
    expect(stored()).toEqual(before);
  });

  it('is read by who answers for it near, the registrar and nobody else', async () => {
    await enter();
    const roles = ['tashi', 'wangmo', 'zhuoma', 'sonam', 'dorje', 'jigme', 'pema', 'norbu'] as const;
    const statuses = await Promise.all(roles.map(async (who) => [who, (await read(who)).status]));
    expect(Object.fromEntries(statuses)).toEqual({
      tashi: 200,
      wangmo: 200,
      // Not joined with the diner, and above the township.
      zhuoma: 404,
      sonam: 403,
      dorje: 403,
      jigme: 404,
      pema: 404,
      norbu: 403,
    });
  });

  it('leaves in the log of readings who read it', async () => {
    await enter();
    await read('tashi');
    const log = world.table.all().filter(({ pk }) => pk === `ACCESS#${ID}`);
    expect(log.map(({ reader }) => reader)).toContain('s-township');
  });

  it('is counted towards the hour of who reads it, or reads of it in a list', async () => {
    await enter();
    const marks = () => world.table.all().filter(({ pk }) => pk === 'READ#s-township')[0]?.['marks'];
    await read('tashi');
    await enter(aDiner(2));
    const first = String(marks());
    expect(first).toHaveLength(6);
    await world.call('GET', `/subjects?type=diner&area=${TOWNSHIP}`, people.tashi);
    expect(marks()).toHaveLength(12);
    expect(String(marks())).toContain(first);
  });

  it('is shown to nobody when the log of readings cannot be written', async () => {
    await enter();
    const { type: _, id: __, area: ___, ...file } = aDiner();
    const { load } = world.table;
    world.table.load = (items) =>
      items.some(({ pk }) => pk.startsWith('ACCESS#')) ? Promise.reject(new Error('no log')) : load(items);
    const before = stored();
    const answers = [
      await read('tashi'),
      await world.call('GET', `/subjects?type=diner&area=${TOWNSHIP}`, people.tashi),
      await world.call('PUT', `/subjects/${ID}`, people.wangmo, {
        body: { ...file, quantity: 2 },
        headers: { 'if-match': '"1"' },
      }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([500, 500, 500]);
    expect(JSON.stringify(answers)).not.toContain('Akhu');
    expect(stored()).toEqual(before);
  });

  it('stands in the list of its township, and of no other', async () => {
    await enter();
    await enter(aDiner(2));
    const list = (area: string, who: keyof typeof people = 'wangmo') =>
      world.call('GET', `/subjects?type=diner&area=${area}`, people[who]);
    expect((await list(TOWNSHIP)).body.items).toMatchObject([
      { id: ID, name: 'Akhu Palden' },
      { id: dinerNo(2) },
    ]);
    expect((await list(OTHER_TOWNSHIP)).body.items).toEqual([]);
    expect((await list(TOWNSHIP, 'pema')).status).toBe(404);
    expect((await list(TOWNSHIP, 'zhuoma')).status).toBe(403);
    expect(JSON.stringify((await list(TOWNSHIP)).body)).not.toContain('Upper lane');
  });

  it('is changed as a whole, under its version', async () => {
    await enter();
    const { type: _, id: __, area: ___, ...file } = aDiner();
    const change = (body: object, version: number) =>
      world.call('PUT', `/subjects/${ID}`, people.wangmo, { body, headers: { 'if-match': `"${version}"` } });
    expect((await change({ ...file, quantity: 2 }, 1)).body).toMatchObject({ quantity: 2, version: 2 });
    expect((await change({ ...file, quantity: 3 }, 1)).status).toBe(412);
    expect((await change({ ...file, name: undefined }, 2)).status).toBe(400);
    expect((await read('wangmo')).body).toMatchObject({ quantity: 2 });
  });

  it('that is looked after no more leaves an id, and nothing that was known', async () => {
    await enter();
    const link = {
      subject: { type: 'diner', id: ID },
      worker: 'w-zhuoma',
      from: '2026-03-09',
      reason: 'assigned',
    };
    expect((await world.call('POST', '/links', people.tashi, { body: link })).status).toBe(201);
    const end = () => world.call('POST', `/subjects/${ID}/end`, people.wangmo, { body: {} });
    expect((await end()).body.code).toBe('subject.still-linked');
    const over = { reason: 'asked-for' };
    await world.call('POST', `/links/${ID}/2026-03-09/w-zhuoma/end`, people.tashi, { body: over });
    expect((await end()).body).toMatchObject({ status: 'ended' });
    expect((await end()).status).toBe(200);
    expect(JSON.stringify(world.table.all())).not.toMatch(/Akhu Palden|Upper lane/);
    expect((await read('wangmo')).body).toMatchObject({ id: ID, status: 'ended' });
    expect(
      (await world.call('POST', '/links', people.tashi, { body: { ...link, from: '2026-03-10' } })).status,
    ).toBe(409);
  });
});

describe('a link with a diner that begins later', () => {
  const later = {
    subject: { type: 'diner', id: ID },
    worker: 'w-zhuoma',
    from: '2026-03-20',
    reason: 'assigned',
  };
  const { type: _, id: __, area: ___, ...file } = aDiner();
  /** Whoever looks sees what was written, and not yet the link beside it. */
  const hideLinks = () => {
    const { query } = world.table;
    world.table.query = async (asked) => {
      const page = await query(asked);
      return { ...page, items: page.items.filter(({ sk }) => !sk.startsWith('LINK#')) };
    };
  };
  beforeEach(async () => {
    await enter();
    expect((await world.call('POST', '/links', people.tashi, { body: later })).status).toBe(201);
    const change = { body: { ...file, quantity: 2 }, headers: { 'if-match': '"2"' } };
    expect((await world.call('PUT', `/subjects/${ID}`, people.wangmo, change)).status).toBe(200);
  });

  it('is still counted on the record when that is changed', () => {
    expect(stored().find(({ pk, sk }) => pk === `SUBJECT#${ID}` && sk === 'RECORD')).toMatchObject({
      plannedLinks: 1,
    });
  });

  it('holds up the end, though a query does not show it yet', async () => {
    hideLinks();
    const ended = await world.call('POST', `/subjects/${ID}/end`, people.wangmo, { body: {} });
    expect(ended).toMatchObject({ status: 409, body: { code: 'subject.still-linked' } });
  });
});

describe('what fits together', () => {
  it.each([
    { programme: 'canteen', kind: 'care-need', type: 'diner', at: '#/kind' },
    { programme: 'care', kind: 'question', type: 'diner', at: '#/programme' },
    { programme: 'canteen', kind: 'question', type: 'recipient', at: '#/programme' },
    { programme: 'canteen', kind: 'question', type: 'area', at: '#/programme' },
  ])('holds for the canteen too: $programme, $kind, $type', async ({ programme, kind, type, at }) => {
    const ids: Record<string, string> = { diner: ID, recipient: `r-${ulid(1)}`, area: TOWNSHIP };
    const body = { id: ulid(9), programme, kind, subject: { type, id: ids[type] }, words: 'A matter.' };
    const answer = await world.call('POST', '/cases', people.tashi, { body });
    expect({ status: answer.status, at: answer.body.errors?.[0]?.pointer }).toEqual({ status: 400, at });
  });
});
