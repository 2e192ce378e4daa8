import { describe, expect, it } from 'vitest';
import { routes } from '../../functions/http/campaigns/routes.ts';
import { DEFAULT_CAMPAIGNS } from '../../shared/campaign/rules/default-campaigns.ts';
import { findCampaign } from '../../shared/campaign/store/campaign-store.ts';
import { chunkStatuses } from '../../shared/campaign/store/chunk-status.ts';
import { concludeCampaign } from '../../shared/campaign/use-cases/publish-campaign.ts';
import { publishChunk } from '../../shared/campaign/use-cases/publish-chunk.ts';
import { areaAddress } from '../../shared/notification/rules/address.ts';
import { listNotices } from '../../shared/notification/store/inbox-store.ts';
import { tasksInGrid } from '../../shared/visit/store/task-store.ts';
import { callerOf } from '../support/call.ts';
import { shanghai } from '../support/clocks.ts';
import { testContext } from '../support/context.ts';
import { openCampaigns } from '../support/opening-campaigns.ts';
import { people } from '../support/oversight.ts';
import { loadPrefecture } from '../support/prefecture.ts';

const HOUSEHOLDS = 52;
const ID = 'spring-festival-2026';
const WINDOW = '2026-01-23';

const setUp = async () => {
  const test = testContext();
  await loadPrefecture(test.table, HOUSEHOLDS);
  const { ctx, table, moveTo } = test;
  const tickOn = async (day: string) => {
    moveTo(shanghai(`${day} 05:30`));
    await openCampaigns(ctx, { rules: DEFAULT_CAMPAIGNS });
  };
  const publish = async () => {
    for (const { campaign, plan, number } of await chunkStatuses(ctx, ID))
      await publishChunk(ctx, { campaign, plan, number });
    await concludeCampaign(ctx, await findCampaign(ctx, ID));
  };
  const campaigns = () => table.all().filter(({ sk }) => sk === 'CAMPAIGN');
  const tasks = () => table.all().filter((one) => one['origin'] === ID && 'listedUntil' in one);
  const get = async (path: string) => (await callerOf(routes, ctx)('GET', path, people.prefecture)).body;
  const told = async () =>
    (await listNotices(ctx, areaAddress('623000'), { limit: 10 })).items.flatMap((notice) =>
      notice.kind === 'campaign' ? [notice] : [],
    );
  return { ctx, moveTo, tickOn, publish, campaigns, tasks, get, told };
};

describe('Spring Festival and Losar of 2026, a day apart', () => {
  it('share one campaign, and one visit at a door counts for both', async () => {
    const { tickOn, publish, campaigns, tasks, get } = await setUp();
    await tickOn('2026-01-13');
    await tickOn('2026-01-14');
    await tickOn(WINDOW);
    await publish();
    expect(campaigns()).toHaveLength(1);
    expect(tasks()).toHaveLength(HOUSEHOLDS);
    const { items } = await get('/campaigns?year=2026');
    expect(items).toMatchObject([
      {
        id: ID,
        holiday: { id: 'spring-festival', on: '2026-02-17' },
        also: [{ id: 'losar', on: '2026-02-18' }],
      },
    ]);
    expect(await get(`/campaigns/${ID}`)).toMatchObject({
      progress: { tasks: HOUSEHOLDS, visits: { ended: 0, all: HOUSEHOLDS } },
    });
  });

  it('have a draft that says when it goes out, and those who decide are told, once', async () => {
    const { tickOn, publish, get, told } = await setUp();
    await tickOn('2026-01-13');
    await tickOn('2026-01-14');
    expect(await get(`/campaigns/${ID}`)).toMatchObject({ status: 'planned', goesOutOn: WINDOW });
    expect(await told()).toMatchObject([{ campaign: ID, about: 'planned', goesOutOn: WINDOW }]);
    await tickOn(WINDOW);
    await publish();
    expect(await get(`/campaigns/${ID}`)).not.toHaveProperty('goesOutOn');
    expect((await told()).map(({ about }) => about)).toEqual(['published', 'planned']);
  });

  it('leave the lists when the last of them is over, and the campaign says how many visits were not made', async () => {
    const { ctx, tickOn, publish, tasks, get, moveTo } = await setUp();
    await tickOn('2026-01-13');
    await tickOn(WINDOW);
    await publish();
    const grid = String(tasks()[0]?.['household']).slice(0, 15);
    const listed = async (day: string) => (await tasksInGrid(ctx, grid, day)).tasks.length;
    expect(await listed('2026-02-18')).toBe(HOUSEHOLDS);
    expect(await listed('2026-02-19')).toBe(0);
    moveTo(shanghai('2026-02-18 10:00'));
    expect((await get(`/campaigns/${ID}`)).progress.visits).toEqual({ ended: 0, all: HOUSEHOLDS });
    moveTo(shanghai('2026-02-19 10:00'));
    expect((await get(`/campaigns/${ID}`)).progress.visits).toEqual({
      ended: 0,
      all: HOUSEHOLDS,
      unmade: HOUSEHOLDS,
    });
  });
});

it('what was opened for Losar alone before trips were shared goes on alone', async () => {
  const { ctx, tickOn, campaigns } = await setUp();
  const { losar } = DEFAULT_CAMPAIGNS.holidays;
  await tickOn('2026-01-10');
  await openCampaigns(
    { ...ctx, now: () => shanghai('2026-01-14 05:30') },
    {
      rules: { ...DEFAULT_CAMPAIGNS, holidays: losar === undefined ? {} : { losar } },
    },
  );
  await tickOn('2026-01-15');
  const status = (id: string) => campaigns().find((one) => one['id'] === id);
  expect(status('losar-2026')).toMatchObject({ plan: { plannedAt: shanghai('2026-01-15 05:30') } });
});
