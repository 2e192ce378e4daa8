import { describe, expect, it } from 'vitest';
import { publishChunks } from '../../functions/consumers/publish-chunks.ts';
import { routes } from '../../functions/http/campaigns/routes.ts';
import { authorizerFor } from '../../shared/access/store/authorizer.ts';
import { retireCodes } from '../../shared/access/store/control-record.ts';
import { areaItem } from '../../shared/area/store/area-item.ts';
import { areaPath } from '../../shared/base/area-code.ts';
import type { NewLocalHoliday } from '../../shared/calendar/rules/local-holiday.ts';
import { DEFAULT_CAMPAIGNS } from '../../shared/campaign/rules/default-campaigns.ts';
import { requireCampaign } from '../../shared/campaign/store/campaign-store.ts';
import { chunkStatuses } from '../../shared/campaign/store/chunk-status.ts';
import { enterLocalHoliday, withdrawLocalHoliday } from '../../shared/campaign/store/holiday-store.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import { grants } from '../../shared/modules.ts';
import { type Claims, callerOf } from '../support/call.ts';
import { aCampaign, messagesFor, sqsEvent } from '../support/campaigns.ts';
import { testContext } from '../support/context.ts';
import { newFestival } from '../support/festivals.ts';
import { openCampaigns } from '../support/opening-campaigns.ts';
import * as people from '../support/register.ts';
import { withRival } from '../support/rival.ts';

const { rule } = aCampaign();
const { local = rule } = DEFAULT_CAMPAIGNS.holidays;
const rules = { ...DEFAULT_CAMPAIGNS, holidays: { local } };
const ID = `${newFestival().id}-2026`;
/** 05:30 on the day on which the festival of 20 July has its fortnight, on the first day of its window, and before. */
const OPENS = '2026-07-05T21:30:00.000Z';
const GOES_OUT = '2026-07-12T21:30:00.000Z';
const EARLIER = '2026-06-20T04:00:00.000Z';

const supervisor = (area: string): Claims => ({
  sub: `s-${area}`,
  doorstep_role: 'supervisor',
  doorstep_area: area,
});
const [township, sibling] = [supervisor(people.TOWNSHIP), supervisor(people.OTHER_TOWNSHIP)];
const doorsIn = (grid: string, count: number) =>
  Array.from({ length: count }, (_, n) =>
    householdItem(people.aHousehold(grid, n, { liaison: `w-${grid}` })),
  );

const setUp = async (...festivals: NewLocalHoliday[]) => {
  const test = testContext();
  const { ctx, table } = test;
  await table.load([
    ...people.theTree(),
    ...doorsIn(people.GRID, 4),
    ...doorsIn(people.TWIN_GRID, 3),
    ...doorsIn(people.FAR_GRID, 5),
    ...doorsIn(people.FOREIGN_GRID, 2),
  ]);
  for (const one of festivals) await enterLocalHoliday(ctx, one, people.SEED, EARLIER);
  test.moveTo(OPENS);
  const tick = () => openCampaigns(ctx, { rules });
  const campaigns = () => table.all().filter(({ sk }) => sk === 'CAMPAIGN');
  const tasks = () => table.all().filter(({ pk, sk }) => pk.startsWith('TASK#') && !sk.endsWith('#DONE'));
  const goOut = async (id: string) => {
    test.moveTo(GOES_OUT);
    await tick();
    await publishChunks(sqsEvent(messagesFor(await chunkStatuses(ctx, id))), ctx);
  };
  return { ...test, tick, campaigns, tasks, goOut, call: callerOf(routes, ctx) };
};

describe('the daily job and the festival of a township', () => {
  it('plans, publishes and reports over that township alone', async () => {
    const { tick, campaigns, tasks, goOut, ctx, table } = await setUp(newFestival());
    await tick();
    expect(campaigns()).toMatchObject([
      {
        id: ID,
        area: people.TOWNSHIP,
        status: 'planned',
        holiday: { calendar: 'local', on: '2026-07-20' },
        plan: { households: 7, visits: 7 },
      },
    ]);
    await goOut(ID);
    expect(await requireCampaign(ctx, ID)).toMatchObject({ status: 'published', tasks: 7 });
    expect(new Set(tasks().map(({ pk }) => pk))).toEqual(
      new Set([`TASK#${people.GRID}`, `TASK#${people.TWIN_GRID}`]),
    );
    const agendas = table.all().filter(({ pk }) => pk === `AGENDA#${ID}`);
    expect(agendas.map(({ sk }) => sk)).toEqual([people.TOWNSHIP]);
  });

  it('covers the whole county where the county entered it', async () => {
    const { tick, campaigns } = await setUp(newFestival({ area: people.COUNTY }));
    await tick();
    expect(campaigns()).toMatchObject([{ area: people.COUNTY, plan: { households: 12 } }]);
  });

  it('keeps the same festival of two townships apart', async () => {
    const other = newFestival({ id: '01JQ0000000000000000000002', area: people.OTHER_TOWNSHIP });
    const { tick, campaigns, goOut, tasks } = await setUp(newFestival(), other);
    await tick();
    expect(campaigns()).toMatchObject([
      { id: ID, plan: { households: 7 } },
      { id: `${other.id}-2026`, plan: { households: 5 } },
    ]);
    await goOut(ID);
    await goOut(`${other.id}-2026`);
    expect(tasks().map(({ origin, pk }) => `${origin} ${pk}`)).toHaveLength(12);
    expect(tasks().filter(({ origin }) => origin === ID)).toHaveLength(7);
  });

  it('opens one campaign when it fires five times at once, and none before its lead time', async () => {
    const { tick, campaigns, moveTo } = await setUp(newFestival());
    moveTo('2026-07-04T21:30:00.000Z');
    await tick();
    expect(campaigns()).toEqual([]);
    moveTo(OPENS);
    await Promise.all(Array.from({ length: 5 }, tick));
    expect(campaigns()).toHaveLength(1);
  });

  it('catches up with a festival that was entered two days before it', async () => {
    const late = newFestival({ from: '2026-07-08', to: '2026-07-08' });
    const { tick, campaigns, moveTo, ctx } = await setUp();
    await enterLocalHoliday(ctx, late, people.SEED, OPENS);
    moveTo('2026-07-06T21:30:00.000Z');
    await tick();
    expect(campaigns()).toMatchObject([{ status: 'publishing', plan: { days: ['2026-07-07'], visits: 7 } }]);
  });

  it('opens that of January in December', async () => {
    const early = newFestival({ from: '2027-01-05', to: '2027-01-05' });
    const { tick, campaigns, moveTo } = await setUp(early);
    moveTo('2026-12-21T21:30:00.000Z');
    await tick();
    expect(campaigns()).toMatchObject([
      {
        id: `${early.id}-2027`,
        pk: `CAMPAIGN#${early.id}#2027`,
        window: { from: '2026-12-29', to: '2027-01-04' },
      },
    ]);
  });

  it('opens nothing for one that was withdrawn, even in the same moment', async () => {
    const { tick, campaigns, ctx, table } = await setUp(newFestival());
    const authorizer = authorizerFor(
      { id: 's-1', roles: ['supervisor'], areaPath: areaPath(people.TOWNSHIP) },
      'holiday.change',
      grants,
    );
    const withdraw = () => withdrawLocalHoliday(ctx, newFestival().id, authorizer, OPENS);
    const slow = { ...ctx, table: withRival(table, withdraw) };
    expect(await openCampaigns(slow, { rules })).toMatchObject({ expected: 1, skipped: 1, failed: 0 });
    expect(await tick()).toMatchObject({ expected: 0 });
    expect(campaigns()).toEqual([]);
    expect(table.all().filter(({ pk }) => pk === 'HOLIDAYS#2026')).toEqual([]);
  });

  it('plans it under the new code of a township that was moved meanwhile', async () => {
    const { tick, campaigns, table, ctx, moveTo } = await setUp(newFestival());
    await tick();
    const [moved, grid] = ['623027150', '623027150203001'];
    await table.load([
      ...[moved, '623027150203', grid].map((code) => areaItem(people.anArea(code))),
      ...doorsIn(grid, 6),
    ]);
    await retireCodes(ctx, { [people.TOWNSHIP]: moved });
    moveTo('2026-07-06T21:30:00.000Z');
    await tick();
    expect(campaigns()).toMatchObject([{ id: ID, area: moved, plan: { households: 6 } }]);
  });
});

describe('the campaign of one township', () => {
  const planned = async () => {
    const test = await setUp(newFestival());
    await test.tick();
    const get = (path: string, who: Claims) => test.call('GET', path, who);
    const post = (verb: string, who: Claims, body: object) =>
      test.call('POST', `/campaigns/${ID}/${verb}`, who, { body, headers: { 'if-match': '"3"' } });
    return { ...test, get, post };
  };

  it.each([
    { who: township, sees: true },
    { who: supervisor(people.COUNTY), sees: true },
    { who: people.zhuoma, sees: true },
    { who: sibling, sees: false },
    { who: people.far, sees: false },
    { who: supervisor(people.OTHER_COUNTY), sees: false },
  ])('is known to $who.sub: $sees', async ({ who, sees }) => {
    const { get } = await planned();
    expect((await get(`/campaigns/${ID}`, who)).status).toBe(sees ? 200 : 404);
    const { items } = (await get('/campaigns?year=2026', who)).body;
    expect(items).toMatchObject(sees ? [{ id: ID, area: people.TOWNSHIP }] : []);
  });

  it('does not exist for a sibling who asks for its load in their own township', async () => {
    const { get } = await planned();
    for (const part of ['load', 'areas']) {
      const asked = (who: Claims, area: string) => get(`/campaigns/${ID}/${part}?area=${area}`, who);
      expect((await asked(sibling, people.OTHER_TOWNSHIP)).status).toBe(404);
      expect((await asked(sibling, people.TOWNSHIP)).status).toBe(404);
      expect((await asked(township, people.TOWNSHIP)).status).toBe(200);
    }
  });

  it.each([
    { verb: 'publish', body: {}, done: 202 },
    { verb: 'cancel', body: { reason: 'weather' }, done: 200 },
    { verb: 'extend', body: { until: '2026-07-25' }, done: 200 },
  ])('is for its own supervisors to $verb, and for nobody beside them', async ({ verb, body, done }) => {
    const { post, table } = await planned();
    const before = table.all();
    expect((await post(verb, sibling, body)).status).toBe(404);
    expect((await post(verb, supervisor(people.OTHER_COUNTY), body)).status).toBe(404);
    expect((await post(verb, supervisor(people.VILLAGE), body)).status).toBe(403);
    expect(table.all()).toEqual(before);
    expect((await post(verb, township, body)).status).toBe(done);
  });
});
