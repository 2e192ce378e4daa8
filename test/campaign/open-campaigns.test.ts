import { describe, expect, it } from 'vitest';
import { addDays } from '../../shared/base/instant.ts';
import { listHolidays } from '../../shared/calendar/rules/list-holidays.ts';
import { PREFECTURE_CALENDAR } from '../../shared/calendar/rules/prefecture-calendar.ts';
import { type CampaignRules, ruleFor } from '../../shared/campaign/rules/campaign-rules.ts';
import { DEFAULT_CAMPAIGNS } from '../../shared/campaign/rules/default-campaigns.ts';
import { dueHolidays, openCampaign, yearsAhead } from '../../shared/campaign/rules/open-campaign.ts';
import { findCampaign } from '../../shared/campaign/store/campaign-store.ts';
import { chunkStatuses } from '../../shared/campaign/store/chunk-status.ts';
import { listPlanAreas } from '../../shared/campaign/store/plan-store.ts';
import { listCertificates } from '../../shared/jobs/store/sweep-store.ts';
import type { Item } from '../../shared/table/table.ts';
import { aCampaign, OPENING_DAY } from '../support/campaigns.ts';
import { hoursLater } from '../support/cases.ts';
import { testContext } from '../support/context.ts';
import { aFestival } from '../support/festivals.ts';
import { openCampaigns } from '../support/opening-campaigns.ts';
import { loadPrefecture } from '../support/prefecture.ts';

const HOUSEHOLDS = 120;
const MID_AUTUMN = 'mid-autumn-2026';
const { rule } = aCampaign();
const only: CampaignRules = { ...DEFAULT_CAMPAIGNS, holidays: { 'mid-autumn': rule } };
const waits: CampaignRules = {
  ...DEFAULT_CAMPAIGNS,
  holidays: { 'mid-autumn': { ...rule, unpublished: 'waits' } },
};

const setUp = async (rules = only) => {
  const test = testContext();
  await loadPrefecture(test.table, HOUSEHOLDS);
  test.moveTo(OPENING_DAY);

  return {
    ...test,
    tick: () => openCampaigns(test.ctx, { rules }),
    campaign: () => findCampaign(test.ctx, MID_AUTUMN),
    called: () => chunkStatuses(test.ctx, MID_AUTUMN),
    opened: () => test.table.all().filter(({ sk }) => sk === 'CAMPAIGN'),
  };
};

describe('the daily job of campaigns', () => {
  it.each([{ fires: 1 }, { fires: 2 }, { fires: 5 }])(
    'opens one campaign and makes one plan when it fires $fires times',
    async ({ fires }) => {
      const { tick, opened, campaign } = await setUp();
      for (let n = 0; n < fires; n += 1) await tick();
      expect(opened()).toHaveLength(1);
      expect(await campaign()).toMatchObject({
        status: 'planned',
        version: 3,
        plan: { number: 2, households: HOUSEHOLDS, visits: HOUSEHOLDS, overfullDays: 0 },
      });
    },
  );

  it('plans for all others when a household cannot be read, and says in its certificate that it could not', async () => {
    const { ctx, table, tick, campaign, log } = await setUp();
    const [damaged] = table.all().filter(({ sk }) => sk.startsWith('HH#'));
    await table.load([{ ...damaged, people: 'many' } as Item]);
    await expect(tick()).rejects.toThrow('incomplete');
    expect(await campaign()).toMatchObject({ status: 'planned', plan: { households: HOUSEHOLDS - 1 } });
    const { items } = await listCertificates(ctx, 'open-campaigns', 1, undefined);
    expect(items).toMatchObject([{ failed: 1, complete: false }]);
    expect(log.lines).toContainEqual(
      expect.objectContaining({ message: 'a record cannot be read', pk: damaged?.pk }),
    );
  });

  it('opens one campaign with one plan when it fires five times at once', async () => {
    const { ctx, tick, opened, campaign } = await setUp();
    const runs = await Promise.all(Array.from({ length: 5 }, tick));
    expect(runs.every(({ complete }) => complete)).toBe(true);
    expect(opened()).toHaveLength(1);
    const planned = await campaign();
    expect(planned?.status).toBe('planned');
    const areas = await listPlanAreas(
      ctx,
      { campaign: MID_AUTUMN, plan: planned?.status === 'planned' ? planned.plan.number : 0 },
      { by: 's', area: '6230', limit: 100 },
    );
    expect(areas.items.reduce((sum, { visits }) => sum + visits, 0)).toBe(HOUSEHOLDS);
  });

  it('opens nothing that was never ticked, and nothing before its lead time', async () => {
    const { tick, opened, moveTo } = await setUp();
    expect(opened()).toEqual([]);
    moveTo(hoursLater(-24, OPENING_DAY));
    await tick();
    expect(opened()).toEqual([]);
  });

  it('catches up 25 hours late, and even in the last week, with the days that are left', async () => {
    const { tick, campaign, moveTo } = await setUp(waits);
    moveTo(hoursLater(25, OPENING_DAY));
    await tick();
    expect(await campaign()).toMatchObject({ status: 'planned', plan: { days: { length: 11 } } });
    moveTo('2026-09-21T21:30:00.000Z');
    await tick();
    expect(await campaign()).toMatchObject({ plan: { days: ['2026-09-22', '2026-09-23', '2026-09-24'] } });
  });

  it('does not open a campaign on the holiday itself', async () => {
    const { tick, opened, moveTo } = await setUp();
    moveTo('2026-09-24T21:30:00.000Z');
    await tick();
    expect(opened()).toEqual([]);
  });

  it('plans anew each day until the plan is published, and says so in its number', async () => {
    const { tick, campaign, moveTo } = await setUp();
    await tick();
    moveTo(hoursLater(24, OPENING_DAY));
    await tick();
    expect(await campaign()).toMatchObject({ status: 'planned', version: 5, plan: { number: 4 } });
  });

  it('sends the plan out on the first day of the window, and calls each chunk once', async () => {
    const { tick, campaign, called, moveTo } = await setUp();
    await tick();
    moveTo('2026-09-10T21:30:00.000Z');
    await tick();
    const publishing = await campaign();
    expect(publishing).toMatchObject({ status: 'publishing', publishedAt: '2026-09-10T21:30:00.000Z' });
    expect(publishing).not.toHaveProperty('publishedBy');
    expect(await called()).toMatchObject([{ number: 0, status: 'called', version: 1 }]);
    await tick();
    expect(await called()).toMatchObject([{ number: 0, status: 'called', version: 1 }]);
  });

  it('waits for a supervisor where the rule says so', async () => {
    const { tick, campaign, moveTo } = await setUp(waits);
    moveTo('2026-09-10T21:30:00.000Z');
    await tick();
    expect(await campaign()).toMatchObject({ status: 'planned' });
  });

  it('calls a chunk again on the day after if nobody wrote it', async () => {
    const { tick, called, moveTo } = await setUp();
    moveTo('2026-09-10T21:30:00.000Z');
    await tick();
    moveTo('2026-09-11T21:30:00.000Z');
    await tick();
    expect(await called()).toMatchObject([{ number: 0, status: 'called', version: 2 }]);
  });

  it('finishes a plan that was killed half way', async () => {
    const { ctx, tick, campaign, moveTo } = await setUp();
    const failing = async (items: readonly Item[]) => {
      if (items.some(({ sk }) => sk.startsWith('PLAN#'))) throw new Error('killed');
      await ctx.table.load(items);
    };
    const killed = { ...ctx, table: { ...ctx.table, load: failing } };
    await expect(openCampaigns(killed, { rules: only })).rejects.toThrow(/incomplete/);
    expect(await campaign()).toMatchObject({ status: 'opened', planning: { number: 2 } });
    await tick();
    expect(await campaign()).toMatchObject({ status: 'opened' });
    moveTo(hoursLater(1, OPENING_DAY));
    await tick();
    expect(await campaign()).toMatchObject({ status: 'planned', plan: { number: 3 } });
  });

  it('leaves a certificate', async () => {
    const { ctx, tick } = await setUp();
    await tick();
    const { items } = await listCertificates(ctx, 'open-campaigns', 1, undefined);
    expect(items).toMatchObject([{ expected: 1, scanned: 1, changed: 1, failed: 0, complete: true }]);
  });
});

describe('the holidays that are due', () => {
  const due = (day: string) =>
    dueHolidays(day, DEFAULT_CAMPAIGNS, [], PREFECTURE_CALENDAR).map(
      ({ holiday }) => `${holiday.id} ${holiday.on}`,
    );

  it('follow each calendar', () => {
    expect(due('2027-09-10')).toEqual(['mid-autumn 2027-09-15', 'national-day 2027-10-01']);
    expect(due('2028-01-25')).toEqual(['spring-festival 2028-01-26', 'losar 2028-02-26']);
  });

  it('find the New Year from the year before', () => {
    expect(due('2026-12-20')).toEqual(['new-year 2027-01-01']);
  });

  it('find Spring Festival of 2028 in December, which is 35 days before', () => {
    expect(due('2027-12-21')).toEqual(['new-year 2028-01-01']);
    expect(due('2027-12-22')).toEqual(['new-year 2028-01-01', 'spring-festival 2028-01-26']);
  });

  /** Less than a week after another one, whose visits count for them. */
  const served = ['losar 2026-02-18', 'national-day 2026-10-01', 'losar 2027-02-07', 'mid-autumn 2028-10-03'];

  it('are all found in each of the three years, each with its own lead, but for those that another one serves', () => {
    for (const year of [2026, 2027, 2028])
      for (const { id, on } of listHolidays(year, []).holidays) {
        if (served.includes(`${id} ${on}`)) {
          expect(due(addDays(on, -1))).not.toContain(`${id} ${on}`);
          continue;
        }
        const { leadDays = 0 } = ruleFor(DEFAULT_CAMPAIGNS, { id, calendar: 'lunar' }) ?? {};
        expect(leadDays).toBeGreaterThan(0);
        expect(due(addDays(on, -leadDays))).toContain(`${id} ${on}`);
        expect(due(addDays(on, -leadDays - 1))).not.toContain(`${id} ${on}`);
        expect(due(addDays(on, -1))).toContain(`${id} ${on}`);
        expect(due(on)).not.toContain(`${id} ${on}`);
      }
  });

  it('count the festival that a locality entered, over its own area', () => {
    const found = dueHolidays('2026-07-08', DEFAULT_CAMPAIGNS, [aFestival()], PREFECTURE_CALENDAR);
    expect(found).toMatchObject([{ holiday: { calendar: 'local', area: aFestival().area } }]);
    const [first] = found;
    if (first === undefined) throw new Error('It is due.');
    const place = { area: aFestival().area, rules: 'v1', calendar: PREFECTURE_CALENDAR };
    expect(openCampaign(first, place, OPENING_DAY)).toMatchObject({
      id: `${aFestival().id}-2026`,
      area: aFestival().area,
      window: { from: '2026-07-13', to: '2026-07-17' },
    });
  });

  it('find the festival of the first days of January in the year before', () => {
    const early = aFestival({ from: '2027-01-05', to: '2027-01-05' });
    const on = (day: string) =>
      dueHolidays(day, DEFAULT_CAMPAIGNS, [early], PREFECTURE_CALENDAR).map(({ holiday }) => holiday.id);
    expect(yearsAhead('2026-12-22')).toEqual([2026, 2027]);
    expect(on('2026-12-21')).not.toContain(early.id);
    expect(on('2026-12-22')).toContain(early.id);
  });
});
