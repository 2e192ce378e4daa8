import { describe, expect, it } from 'vitest';
import { routes } from '../../../functions/http/campaigns/routes.ts';
import { PREFECTURE_CALENDAR } from '../../../shared/domain/calendar/prefecture-calendar.ts';
import { cancel } from '../../../shared/domain/campaign/campaign-steps.ts';
import { DEFAULT_CAMPAIGNS } from '../../../shared/domain/campaign/default-campaigns.ts';
import { dueHolidays, openCampaign } from '../../../shared/domain/campaign/open-campaign.ts';
import { type Claims, callerOf } from '../../support/call.ts';
import { aFestival, newFestival } from '../../support/festivals.ts';
import * as people from '../../support/register.ts';
import { testServices } from '../../support/services.ts';

const ID = newFestival().id;
const OTHER_ID = '01JQ0000000000000000000002';
const NOON = '2026-06-15T04:00:00.000Z';
const supervisor = (area: string, sub = `s-${area}`): Claims => ({
  sub,
  doorstep_role: 'supervisor',
  doorstep_area: area,
});
const [township, sibling] = [supervisor(people.TOWNSHIP), supervisor(people.OTHER_TOWNSHIP)];
const [county, otherCounty, prefecture] = [
  supervisor(people.COUNTY),
  supervisor(people.OTHER_COUNTY),
  supervisor(people.PREFECTURE),
];

const setUp = async () => {
  const test = testServices();
  await test.table.load(people.theTree());
  test.moveTo(NOON);
  const call = callerOf(routes, test.services);
  const before = test.table.all();
  return {
    ...test,
    before,
    call,
    enter: (who: Claims, body: unknown = newFestival()) => call('POST', '/holidays', who, { body }),
    withdraw: (who: Claims, id = ID) => call('DELETE', `/holidays/${id}`, who),
    list: async (who: Claims, more = '') =>
      (await call('GET', `/holidays?year=2026&limit=100${more}`, who)).body,
    local: async (who: Claims) =>
      (await call('GET', '/holidays?year=2026&limit=100', who)).body.items.filter(
        (one: { calendar: string }) => one.calendar === 'local',
      ),
    open: async () => {
      const [due] = dueHolidays('2026-07-08', DEFAULT_CAMPAIGNS, [aFestival()]);
      if (due === undefined) throw new Error('It is due.');
      const place = { area: people.TOWNSHIP, rules: 'v1', calendar: PREFECTURE_CALENDAR };
      const campaign = openCampaign(due, place, NOON);
      await test.services.campaigns.create(campaign);
      return campaign;
    },
  };
};

describe('POST /holidays', () => {
  it('enters a festival of the own area, with its calendar', async () => {
    const { enter } = await setUp();
    expect(await enter(township)).toMatchObject({
      status: 201,
      body: {
        id: ID,
        calendar: 'local',
        rule: 'set by the locality',
        name: { 'zh-CN': '香浪节', en: 'Shanglang' },
        on: '2026-07-20',
        to: '2026-07-24',
        area: people.TOWNSHIP,
      },
    });
  });

  it('keeps who entered it, and tells nobody', async () => {
    const { enter, table, list } = await setUp();
    const { body } = await enter(township);
    expect(table.all().find(({ sk }) => sk === 'HOLIDAY')).toMatchObject({ createdBy: township.sub });
    expect(JSON.stringify([body, await list(county)])).not.toContain(township.sub);
  });

  it('enters one however often it is sent, also when its day has come near', async () => {
    const { enter, table, moveTo } = await setUp();
    const first = await enter(township);
    const stored = table.all();
    expect(await enter(township)).toMatchObject({ status: 201, body: first.body });
    moveTo('2026-07-19T04:00:00.000Z');
    expect(await enter(township)).toMatchObject({ status: 201, body: first.body });
    expect(table.all()).toEqual(stored);
  });

  it('enters one when it is sent five times at once', async () => {
    const { enter, local } = await setUp();
    const answers = await Promise.all(Array.from({ length: 5 }, () => enter(township)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(await local(township)).toHaveLength(1);
  });

  it.each([
    { is: 'the same id with another day', body: newFestival({ to: '2026-07-25' }), status: 422 },
    {
      is: 'the same id with another year',
      body: newFestival({ from: '2027-03-01', to: '2027-03-02' }),
      status: 422,
    },
    {
      is: 'the same id with another festival',
      body: newFestival({ festival: 'arrow-festival' }),
      status: 422,
    },
    {
      is: 'the same festival in the same year',
      body: newFestival({ id: OTHER_ID, from: '2026-08-20', to: '2026-08-21' }),
      status: 409,
    },
  ])('refuses $is with $status', async ({ body, status }) => {
    const { enter, table } = await setUp();
    await enter(township);
    const stored = table.all();
    expect((await enter(township, body)).status).toBe(status);
    expect(table.all()).toEqual(stored);
  });

  it('refuses an id that somebody else has used', async () => {
    const { enter } = await setUp();
    await enter(township);
    expect((await enter({ ...township, sub: 's-colleague' })).status).toBe(409);
    expect((await enter(sibling, newFestival({ area: people.OTHER_TOWNSHIP }))).status).toBe(409);
  });

  it('lets the same festival be entered for the next year, under another name, and by another area', async () => {
    const { enter, local } = await setUp();
    const id = (n: number) => `01JQ00000000000000000000${n}0`;
    await enter(township);
    const answers = [
      await enter(township, newFestival({ id: id(1), from: '2027-01-04', to: '2027-01-04' })),
      await enter(township, newFestival({ id: id(2), festival: 'other', name: '采花节' })),
      await enter(sibling, newFestival({ id: id(3), area: people.OTHER_TOWNSHIP })),
      await enter(county, newFestival({ id: id(4), area: people.COUNTY })),
      await enter(prefecture, newFestival({ id: id(5), area: people.PREFECTURE })),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(await local(prefecture)).toHaveLength(5);
  });

  it('knows a name of its own again in other widths and cases', async () => {
    const { enter } = await setUp();
    await enter(township, newFestival({ festival: 'other', name: 'Flower Day' }));
    const again = newFestival({ id: OTHER_ID, festival: 'other', name: 'Ｆlower day' });
    expect((await enter(township, again)).status).toBe(409);
  });

  it.each([
    { is: 'a sibling', who: sibling, area: people.TOWNSHIP, status: 404 },
    { is: 'a twin by its first digits', who: supervisor('623027110'), area: '623027101', status: 404 },
    { is: 'the county for its township', who: county, area: people.TOWNSHIP, status: 403 },
    { is: 'the township for its county', who: township, area: people.COUNTY, status: 404 },
    { is: 'another county', who: otherCounty, area: people.COUNTY, status: 404 },
    {
      is: 'the village for its township',
      who: supervisor(people.VILLAGE),
      area: people.TOWNSHIP,
      status: 404,
    },
    { is: 'the village for itself', who: supervisor(people.VILLAGE), area: people.VILLAGE, status: 400 },
    { is: 'a worker', who: people.zhuoma, area: people.TOWNSHIP, status: 403 },
    { is: 'a registrar', who: people.registrar, area: people.COUNTY, status: 403 },
    { is: 'an area that is not there', who: supervisor('623027199'), area: '623027199', status: 404 },
  ])('answers $is with $status, and keeps nothing', async ({ who, area, status }) => {
    const { enter, table, before } = await setUp();
    expect((await enter(who, newFestival({ area }))).status).toBe(status);
    expect(table.all()).toEqual(before);
  });

  it.each([
    { is: 'a day that is over', body: newFestival({ from: '2026-06-14', to: '2026-06-14' }), at: '#/from' },
    { is: 'a day too far away', body: newFestival({ from: '2027-06-17', to: '2027-06-17' }), at: '#/from' },
    { is: 'an end before the beginning', body: newFestival({ to: '2026-07-01' }), at: '#/to' },
    { is: 'a denied word', body: newFestival({ festival: 'other', name: '宗教节' }), at: '#/name' },
    { is: 'a state of its own', body: { ...newFestival(), status: 'withdrawn' }, at: '#' },
  ])('refuses $is with a pointer, and keeps and repeats nothing', async ({ body, at }) => {
    const { enter, table, before, log } = await setUp();
    const answer = await enter(township, body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].pointer).toContain(at);
    expect(JSON.stringify([answer.body, log.lines])).not.toContain('宗教');
    expect(table.all()).toEqual(before);
  });
});

describe('GET /holidays', () => {
  it('lists pinned and entered days of a year in their order, each with its calendar', async () => {
    const { enter, list } = await setUp();
    await enter(township);
    const { items, complete } = await list(township);
    expect(complete).toBe(true);
    expect(items).toHaveLength(12);
    expect(new Set(items.map((one: { calendar: string }) => one.calendar))).toEqual(
      new Set(['gregorian', 'lunar', 'tibetan', 'local']),
    );
    const days = items.map((one: { on: string }) => one.on);
    expect(days).toEqual([...days].sort());
  });

  it('hands out pages whose cursor serves its own question only', async () => {
    const { enter, call } = await setUp();
    await enter(township);
    const first = (await call('GET', '/holidays?year=2026&limit=7', township)).body;
    const rest = (await call('GET', `/holidays?year=2026&limit=7&cursor=${first.next}`, township)).body;
    expect([first.items.length, rest.items.length, rest.next]).toEqual([7, 5, undefined]);
    const foreign = (year: number, who: Claims) =>
      call('GET', `/holidays?year=${year}&cursor=${first.next}`, who);
    expect((await foreign(2027, township)).status).toBe(400);
    expect((await foreign(2026, sibling)).status).toBe(400);
  });

  it.each([
    { who: township, sees: true },
    { who: county, sees: true },
    { who: prefecture, sees: true },
    { who: people.zhuoma, sees: true },
    { who: people.far, sees: false },
    { who: sibling, sees: false },
    { who: otherCounty, sees: false },
  ])('shows the festival of a township to $who.sub: $sees', async ({ who, sees }) => {
    const { enter, local } = await setUp();
    await enter(township);
    expect(await local(who)).toHaveLength(sees ? 1 : 0);
  });

  it('says when the moving days of a year are not known yet', async () => {
    const { call } = await setUp();
    expect((await call('GET', '/holidays?year=2029', township)).body).toMatchObject({ complete: false });
    expect((await call('GET', '/holidays?year=2025', township)).status).toBe(400);
    expect((await call('GET', '/holidays', township)).status).toBe(400);
  });
});

describe('DELETE /holidays/{holidayId}', () => {
  it('takes it back, once, and lets it be entered anew with another id', async () => {
    const { enter, withdraw, local, table } = await setUp();
    await enter(township);
    expect(await withdraw(township)).toMatchObject({ status: 200, body: { id: ID, status: 'withdrawn' } });
    const stored = table.all();
    expect(await withdraw(township)).toMatchObject({ status: 200, body: { id: ID, status: 'withdrawn' } });
    expect(table.all()).toEqual(stored);
    expect(await local(township)).toEqual([]);
    expect((await enter(township)).status).toBe(409);
    expect((await enter(township, newFestival({ id: OTHER_ID }))).status).toBe(201);
  });

  it.each([
    { who: sibling, status: 404 },
    { who: county, status: 403 },
    { who: otherCounty, status: 404 },
    { who: people.zhuoma, status: 403 },
  ])('answers $who.sub with $status', async ({ who, status }) => {
    const { enter, withdraw, table } = await setUp();
    await enter(township);
    const stored = table.all();
    expect((await withdraw(who)).status).toBe(status);
    expect((await withdraw(township, OTHER_ID)).status).toBe(404);
    expect(table.all()).toEqual(stored);
  });

  it('is refused once its campaign has opened, and possible after that was cancelled', async () => {
    const { enter, withdraw, open, services } = await setUp();
    await enter(township);
    const campaign = await open();
    expect((await withdraw(township)).status).toBe(409);
    const cancelled = cancel(campaign, { reason: 'opened-wrongly' }, 's-1', NOON);
    await services.campaigns.announce(campaign, cancelled);
    expect((await withdraw(township)).status).toBe(200);
  });

  it('loses against a campaign that opens in the same moment, and changes nothing', async () => {
    const { enter, withdraw, open, services, table, local } = await setUp();
    await enter(township);
    const { get } = table;
    // The campaign opens between the look at it and the write.
    table.get = async (key) => {
      const item = await get(key);
      if (key.pk.startsWith('CAMPAIGN#') && item === undefined) {
        table.get = get;
        await open();
      }
      return item;
    };
    expect((await withdraw(township)).status).toBe(409);
    expect(await local(township)).toHaveLength(1);
    expect(await services.campaigns.find(`${ID}-2026`)).toMatchObject({ status: 'opened' });
  });
});
