import { describe, expect, it } from 'vitest';
import { cancel } from '../../shared/campaign/rules/campaign-steps.ts';
import { announceCampaign, findCampaign } from '../../shared/campaign/store/campaign-store.ts';
import type { Claims } from '../support/call.ts';
import {
  county,
  enteringFestivals,
  ID,
  NOON,
  OTHER_ID,
  otherCounty,
  prefecture,
  sibling,
  township,
} from '../support/entering-festivals.ts';
import { newFestival } from '../support/festivals.ts';
import * as people from '../support/register.ts';

describe('GET /holidays', () => {
  it('lists pinned and entered days of a year in their order, each with its calendar', async () => {
    const { enter, list } = await enteringFestivals();
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
    const { enter, call } = await enteringFestivals();
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
    const { enter, local } = await enteringFestivals();
    await enter(township);
    expect(await local(who)).toHaveLength(sees ? 1 : 0);
  });

  it('says when the moving days of a year are not known yet', async () => {
    const { call } = await enteringFestivals();
    expect((await call('GET', '/holidays?year=2039', township)).body).toMatchObject({ complete: false });
    expect((await call('GET', '/holidays?year=2025', township)).status).toBe(400);
    expect((await call('GET', '/holidays', township)).status).toBe(400);
  });
});

describe('DELETE /holidays/{holidayId}', () => {
  it('takes it back, once, and lets it be entered anew with another id', async () => {
    const { enter, withdraw, local, table } = await enteringFestivals();
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
    const { enter, withdraw, table } = await enteringFestivals();
    await enter(township);
    const stored = table.all();
    expect((await withdraw(who)).status).toBe(status);
    expect((await withdraw(township, OTHER_ID)).status).toBe(404);
    expect(table.all()).toEqual(stored);
  });

  it('is refused once its campaign has opened, and possible after that was cancelled', async () => {
    const { enter, withdraw, open, ctx } = await enteringFestivals();
    await enter(township);
    const campaign = await open();
    expect((await withdraw(township)).status).toBe(409);
    const cancelled = cancel(campaign, { reason: 'opened-wrongly' }, 's-1', NOON);
    await announceCampaign(ctx, campaign, cancelled);
    expect((await withdraw(township)).status).toBe(200);
  });

  it('loses against a campaign that opens in the same moment, and changes nothing', async () => {
    const { enter, withdraw, open, ctx, table, local } = await enteringFestivals();
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
    expect(await findCampaign(ctx, `${ID}-2026`)).toMatchObject({ status: 'opened' });
  });
});
