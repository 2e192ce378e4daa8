import { describe, expect, it } from 'vitest';
import { publishChunks } from '../../functions/consumers/publish-chunks.ts';
import { routes } from '../../functions/http/campaigns/routes.ts';
import { createCampaign } from '../../shared/campaign/store/campaign-store.ts';
import { chunkStatuses } from '../../shared/campaign/store/chunk-status.ts';
import { planCampaign } from '../../shared/campaign/use-cases/plan-campaign.ts';
import { type Claims, callerOf } from '../support/call.ts';
import { aCampaign, messagesFor, OPENING_DAY, sqsEvent } from '../support/campaigns.ts';
import { hoursLater } from '../support/cases.ts';
import { testContext } from '../support/context.ts';
import { loadPrefecture } from '../support/prefecture.ts';

const HOUSEHOLDS = 120;
const ID = 'mid-autumn-2026';
const prefecture: Claims = { sub: 's-prefecture', doorstep_role: 'supervisor', doorstep_area: '623000' };
const county: Claims = { sub: 's-county', doorstep_role: 'supervisor', doorstep_area: '623001' };
const worker: Claims = { sub: 'w-1', doorstep_role: 'worker', doorstep_area: '623001101201001' };
const reader: Claims = { sub: 'a-1', doorstep_role: 'auditor', doorstep_area: '623000' };

const setUp = async () => {
  const test = testContext();
  await loadPrefecture(test.table, HOUSEHOLDS);
  test.moveTo(OPENING_DAY);
  const { ctx } = test;
  const opened = aCampaign();
  await createCampaign(ctx, opened);
  await planCampaign(ctx, opened, 50);
  const call = callerOf(routes, ctx);
  const post = (verb: string, who: Claims, body: object, version?: number) =>
    call('POST', `/campaigns/${ID}/${verb}`, who, {
      body,
      ...(version === undefined ? {} : { headers: { 'if-match': `"${version}"` } }),
    });
  const work = async () => {
    const messages = messagesFor(await chunkStatuses(ctx, ID));
    await publishChunks(sqsEvent(messages), ctx);
  };
  return { ...test, call, post, work, get: (who: Claims) => call('GET', `/campaigns/${ID}`, who) };
};

describe('GET /campaigns/{campaignId}', () => {
  it('shows the plan, and how far publishing and visiting have come', async () => {
    const { get, post, work } = await setUp();
    expect((await get(worker)).body).toMatchObject({
      status: 'planned',
      holiday: { calendar: 'lunar', on: '2026-09-25' },
      window: { from: '2026-09-11', to: '2026-09-24' },
      plan: { households: HOUSEHOLDS, visits: HOUSEHOLDS, merged: 0, chunks: 3, undone: { 'no-liaison': 0 } },
      progress: { chunks: { written: 0, all: 3 }, tasks: 0, visits: { ended: 0, all: HOUSEHOLDS } },
    });
    await post('publish', prefecture, {}, 3);
    await work();
    expect((await get(county)).body).toMatchObject({
      status: 'published',
      progress: { chunks: { written: 3, all: 3 }, tasks: HOUSEHOLDS },
    });
  });

  it('tells the name of its holiday in every language, of a campaign kept with two names too', async () => {
    const { get, ctx } = await setUp();
    const names = { 'zh-CN': '中秋节', bo: 'སྟོན་དཀྱིལ་དུས་ཆེན', en: 'Mid-Autumn Festival' };
    expect((await get(worker)).body.holiday.name).toEqual(names);
    const kept = aCampaign('shoton');
    const name = { 'zh-CN': '雪顿节', en: 'Shoton' };
    await createCampaign(ctx, { ...kept, holiday: { ...kept.holiday, name } });
    const before = await callerOf(routes, ctx)('GET', '/campaigns/shoton-2026', worker);
    expect(before.body.holiday.name).toEqual({ ...name, bo: '雪顿节' });
  });

  it('names no household and no worker, not even who published it', async () => {
    const { get, post } = await setUp();
    await post('publish', prefecture, {}, 3);
    const text = JSON.stringify((await get(prefecture)).body);
    expect(text).not.toMatch(/\d{15}-\d{4}|w-623|s-prefecture/);
  });

  it('is 404 for a campaign that is not there and 403 for a role that has no part in it', async () => {
    const { call, get } = await setUp();
    expect((await call('GET', '/campaigns/losar-2027', prefecture)).status).toBe(404);
    expect((await call('GET', '/campaigns/losar', prefecture)).status).toBe(400);
    expect((await get(reader)).status).toBe(403);
  });
});

describe('GET /campaigns', () => {
  it('lists those of a year that were opened', async () => {
    const { call } = await setUp();
    const list = async (year: number) => (await call('GET', `/campaigns?year=${year}`, worker)).body.items;
    expect(await list(2026)).toMatchObject([{ id: ID, status: 'planned' }]);
    expect(await list(2027)).toEqual([]);
  });
});

describe('the load of a plan', () => {
  it('is shown by worker and day as counts, in the order of ids', async () => {
    const { call } = await setUp();
    const { body } = await call('GET', `/campaigns/${ID}/load?area=623001101`, county);
    expect(body.days).toHaveLength(11);
    const ids = body.workers.map((one: { worker: string }) => one.worker);
    expect(ids).toEqual([...ids].sort());
    const trips = body.workers.flatMap((one: { trips: number[] }) => one.trips);
    expect(trips.reduce((sum: number, one: number) => sum + one, 0)).toBe(HOUSEHOLDS);
    expect(Math.max(...trips)).toBeLessThanOrEqual(body.dailyTrips);
    expect(Object.keys(body.workers[0])).toEqual(['worker', 'trips']);
  });

  it('is told by township with what cannot be done, page by page', async () => {
    const { call } = await setUp();
    const { body } = await call('GET', `/campaigns/${ID}/areas?area=623000&limit=1`, prefecture);
    expect(body.items).toMatchObject([{ area: '623001101', households: HOUSEHOLDS, visits: HOUSEHOLDS }]);
    const next = await call(
      'GET',
      `/campaigns/${ID}/areas?area=623000&limit=1&cursor=${body.next}`,
      prefecture,
    );
    expect(next.body).toEqual({ items: [] });
  });

  it.each([
    { who: worker, area: '623001101', status: 403 },
    { who: county, area: '623021101', status: 404 },
    { who: county, area: '623001', status: 400 },
  ])('answers $status to $who.sub for $area', async ({ who, area, status }) => {
    const { call } = await setUp();
    expect((await call('GET', `/campaigns/${ID}/load?area=${area}`, who)).status).toBe(status);
  });
});

describe('POST /campaigns/{campaignId}/publish', () => {
  it('publishes the plan that was seen, once', async () => {
    const { post, ctx } = await setUp();
    expect(await post('publish', prefecture, {}, 3)).toMatchObject({
      status: 202,
      body: { status: 'publishing', version: 4 },
    });
    const called = await chunkStatuses(ctx, ID);
    expect(await post('publish', prefecture, {}, 3)).toMatchObject({ status: 202, body: { version: 4 } });
    expect(await chunkStatuses(ctx, ID)).toEqual(called);
  });

  it.each([
    { is: 'a worker', who: worker, version: 3, status: 403 },
    { is: 'a supervisor of a part', who: county, version: 3, status: 403 },
    { is: 'nobody who has not seen the plan', who: prefecture, version: undefined, status: 428 },
    { is: 'somebody who has seen an older plan', who: prefecture, version: 2, status: 412 },
  ])('refuses $is with $status', async ({ who, version, status }) => {
    const { post } = await setUp();
    expect((await post('publish', who, {}, version)).status).toBe(status);
  });

  it('refuses a campaign without a plan or without visits', async () => {
    const { ctx, call } = await setUp();
    const bare = aCampaign('shoton');
    await createCampaign(ctx, bare);
    const publish = () =>
      call('POST', `/campaigns/${bare.id}/publish`, prefecture, { body: {}, headers: { 'if-match': '"1"' } });
    expect((await publish()).status).toBe(409);
  });
});

describe('POST /campaigns/{campaignId}/cancel', () => {
  it('cancels in any state, once, for a reason out of a list', async () => {
    const { post } = await setUp();
    expect((await post('cancel', prefecture, { reason: 'I said so' }, 3)).status).toBe(400);
    expect((await post('cancel', county, { reason: 'weather' }, 3)).status).toBe(403);
    expect((await post('cancel', prefecture, { reason: 'weather' })).status).toBe(428);
    const first = await post('cancel', prefecture, { reason: 'weather' }, 3);
    expect(first).toMatchObject({
      status: 200,
      body: { status: 'cancelled', reason: 'weather', version: 4 },
    });
    expect((await post('cancel', prefecture, { reason: 'weather' }, 3)).body.version).toBe(4);
    expect((await post('publish', prefecture, {}, 4)).status).toBe(409);
    expect((await post('extend', prefecture, { until: '2026-10-09' }, 4)).status).toBe(409);
  });
});

describe('POST /campaigns/{campaignId}/extend', () => {
  it.each([
    { until: '2026-10-09', status: 200 },
    { until: '2026-10-26', status: 200 },
    { until: '2026-10-27', status: 400 },
    { until: '2026-09-23', status: 400 },
  ])('until $until is answered with $status', async ({ until, status }) => {
    const { post } = await setUp();
    expect((await post('extend', prefecture, { until }, 3)).status).toBe(status);
  });

  it('gives more time once, however often it is sent, and moves the reminders', async () => {
    const { post, work, table } = await setUp();
    await post('publish', prefecture, {}, 3);
    await work();
    const extend = () => post('extend', prefecture, { until: '2026-10-09' }, 5);
    expect((await extend()).body).toMatchObject({ until: '2026-10-09', version: 6 });
    expect((await extend()).body).toMatchObject({ until: '2026-10-09', version: 6 });
    const agendas = table.all().filter(({ pk }) => pk === `AGENDA#${ID}`);
    expect(agendas).toMatchObject([{ firstDueOn: '2026-10-09', lastDueOn: '2026-10-09' }]);
  });

  it('refuses a day that is over', async () => {
    const { post, moveTo } = await setUp();
    moveTo(hoursLater(24 * 30, OPENING_DAY));
    expect((await post('extend', prefecture, { until: '2026-10-01' }, 3)).status).toBe(400);
  });
});
