import { describe, expect, it } from 'vitest';
import { publishChunks } from '../../functions/consumers/publish-chunks.ts';
import { gateFor } from '../../shared/access/store/gate.ts';
import { areaPath } from '../../shared/base/area-code.ts';
import { cancel, startPlanning } from '../../shared/campaign/rules/campaign-steps.ts';
import { written } from '../../shared/campaign/rules/chunk.ts';
import { stillEntered } from '../../shared/campaign/store/holiday-store.ts';
import { planCampaign } from '../../shared/campaign/use-cases/plan-campaign.ts';
import { publishCampaign } from '../../shared/campaign/use-cases/publish-campaign.ts';
import type { Table } from '../../shared/table/table.ts';
import { bothTables } from '../support/both-tables.ts';
import { aCampaign, messagesFor, OPENING_DAY, sqsEvent } from '../support/campaigns.ts';
import { hoursLater } from '../support/cases.ts';
import { aFestival, newFestival } from '../support/festivals.ts';
import { plannedTasks } from '../support/planned-tasks.ts';
import { loadPrefecture } from '../support/prefecture.ts';
import { SEED, TOWNSHIP } from '../support/register.ts';
import { testServices } from '../support/services.ts';

const ID = 'mid-autumn-2026';
const HOUSEHOLDS = 130;
const EARLIER = '2026-06-15T04:00:00.000Z';
const supervisor = (area: string) =>
  gateFor({ id: 's-1', role: 'supervisor', areaPath: areaPath(area) }, 'holiday.change');

const servicesOn = async (fresh: () => Promise<Table>) => {
  const test = testServices(await fresh());
  test.moveTo(OPENING_DAY);
  return test;
};
const plannedOn = async (fresh: () => Promise<Table>) => {
  const test = await servicesOn(fresh);
  const grids = await loadPrefecture(test.table, HOUSEHOLDS);
  const opened = aCampaign();
  await test.services.campaigns.create(opened);
  const planned = await planCampaign(test.services, opened, 50);
  return { ...test, grids, opened, planned };
};

describe.each(bothTables())('the stores of campaigns $name', ({ fresh }) => {
  describe('a campaign', () => {
    it('is opened once, whoever is first, and never changed behind somebody', async () => {
      const { services } = await servicesOn(fresh);
      const opened = aCampaign();
      const made = await Promise.all([1, 2, 3].map(() => services.campaigns.create(opened)));
      expect(made.filter(Boolean)).toHaveLength(1);
      const reserved = startPlanning(opened, OPENING_DAY);
      await services.campaigns.save(opened, reserved);
      await expect(services.campaigns.save(opened, reserved)).rejects.toMatchObject({ kind: 'conflict' });
      expect(await services.campaigns.among([ID, 'losar-2027'])).toEqual([reserved]);
      await expect(services.campaigns.get('losar-2027')).rejects.toMatchObject({ kind: 'not-found' });
    });

    it('is cancelled together with all its tasks, and not when somebody was faster', async () => {
      const { services, planned, grids, moveTo } = await plannedOn(fresh);
      await services.tasks.load(await plannedTasks(services.table, planned));
      const open = async () => (await services.tasks.inGrid(grids[0] ?? '', '2026-09-11')).tasks.length;
      expect(await open()).toBeGreaterThan(0);
      const cancelled = cancel(planned, { reason: 'weather' }, 's-1', OPENING_DAY);
      const stale = { ...planned, version: 1 };
      await expect(services.campaigns.announce(stale, cancelled)).rejects.toMatchObject({ kind: 'conflict' });
      moveTo(hoursLater(0.01, OPENING_DAY));
      expect(await open()).toBeGreaterThan(0);
      await services.campaigns.announce(planned, cancelled);
      moveTo(hoursLater(0.02, OPENING_DAY));
      expect(await open()).toBe(0);
    });
  });

  describe('a plan', () => {
    it('is told by township and by worker, and mixes with no other plan', async () => {
      const { services, planned } = await plannedOn(fresh);
      await planCampaign(services, planned, 50);
      const ref = { campaign: ID, plan: planned.plan.number };
      const question = { by: 's-1', area: '6230', limit: 100 };
      const { items } = await services.plans.areas(ref, question);
      expect(items.reduce((sum, { visits }) => sum + visits, 0)).toBe(HOUSEHOLDS);
      const load = await services.plans.load(ref, { ...question, area: '623001101' });
      const trips = load.items.flatMap(({ workers }) => workers.flatMap((one) => one.trips));
      expect(trips.reduce((sum, one) => sum + one, 0)).toBe(HOUSEHOLDS);
      expect(await plannedTasks(services.table, planned)).toHaveLength(HOUSEHOLDS);
    });
  });

  describe('the ledger', () => {
    it('calls each chunk once, again when it got lost, and no more once it is written', async () => {
      const { services, planned, moveTo } = await plannedOn(fresh);
      const publishing = await publishCampaign(services, planned, 's-1');
      if (publishing.status !== 'publishing') throw new Error('It is being published.');
      const { ledger } = services;
      expect(await ledger.call(publishing, OPENING_DAY)).toBe(0);
      const [first, ...rest] = await ledger.of(ID);
      expect([first?.number, rest.length]).toEqual([0, 2]);
      if (first === undefined) throw new Error('There is a chunk.');
      const taken = { ...first, status: 'taken', version: 2, attempts: 1, until: OPENING_DAY } as const;
      await ledger.save(first, taken);
      await expect(ledger.save(first, taken)).rejects.toMatchObject({ kind: 'conflict' });
      await ledger.save(taken, written(taken, 50));
      moveTo(hoursLater(1, OPENING_DAY));
      expect(await ledger.call(publishing, services.now())).toBe(2);
    });

    it('ends with every task on the list and the campaign published, when messages come three times', async () => {
      const { services, planned, table } = await plannedOn(fresh);
      await publishCampaign(services, planned, 's-1');
      const messages = messagesFor(await services.ledger.of(ID));
      for (const body of [...messages, ...messages, ...messages])
        expect(await publishChunks(sqsEvent([body]), services)).toEqual({ batchItemFailures: [] });
      expect(await services.campaigns.get(ID)).toMatchObject({ status: 'published', tasks: HOUSEHOLDS });
      const [task] = await plannedTasks(table, planned);
      if (task === undefined) throw new Error('There is a task.');
      const ending = { origin: ID, household: task.household, sent: 's', digest: 'd' };
      const recorded = { services: [], reports: [], movedAway: false };
      const record = () => services.outcomes.record({ task, ending, recorded, at: services.now() });
      await Promise.all([record(), record()]);
      expect(await services.campaigns.countEnded(ID)).toBe(1);
    });
  });

  describe('festivals', () => {
    it('are entered once, one for each area, name and year, and listed by year', async () => {
      const { services } = await servicesOn(fresh);
      const { holidays } = services;
      const same = await Promise.all([1, 2, 3].map(() => holidays.enter(newFestival(), SEED, EARLIER)));
      expect(new Set(same.map((it) => JSON.stringify(it))).size).toBe(1);
      const rivals = ['01JQ0000000000000000000002', '01JQ0000000000000000000003'].map((id) =>
        holidays.enter(newFestival({ id, festival: 'other', name: '采花节' }), SEED, EARLIER),
      );
      const settled = await Promise.allSettled(rivals);
      expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const next = { id: '01JQ0000000000000000000004', from: '2027-01-04', to: '2027-01-04' };
      await holidays.enter(newFestival(next), SEED, EARLIER);
      expect(await holidays.of(2026)).toHaveLength(2);
      expect(await holidays.of(2027)).toMatchObject([next]);
      await expect(
        holidays.enter(newFestival({ to: '2026-07-21' }), { ...SEED, digest: 'e' }, EARLIER),
      ).rejects.toMatchObject({ kind: 'other-body' });
    });

    it('are withdrawn or have a campaign, never both', async () => {
      const { services } = await servicesOn(fresh);
      await services.holidays.enter(newFestival(), SEED, EARLIER);
      const campaign = { ...aCampaign(aFestival().id), area: TOWNSHIP };
      const results = await Promise.allSettled([
        services.campaigns.create(campaign, [stillEntered(aFestival().id)]),
        services.holidays.withdraw(aFestival().id, supervisor(TOWNSHIP), EARLIER),
      ]);
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const opened = (await services.campaigns.find(campaign.id)) !== undefined;
      expect(await services.holidays.of(2026)).toHaveLength(opened ? 1 : 0);
    });

    it('are out of reach for a sibling, and make room when they are withdrawn', async () => {
      const { services } = await servicesOn(fresh);
      const { holidays } = services;
      await holidays.enter(newFestival(), SEED, EARLIER);
      const withdraw = (area: string) => holidays.withdraw(aFestival().id, supervisor(area), EARLIER);
      await expect(withdraw('623027110')).rejects.toMatchObject({ kind: 'not-found' });
      expect(await withdraw(TOWNSHIP)).toMatchObject({ status: 'withdrawn', version: 2 });
      expect(await withdraw(TOWNSHIP)).toMatchObject({ status: 'withdrawn', version: 2 });
      expect(await holidays.of(2026)).toEqual([]);
      await holidays.enter(newFestival({ id: '01JQ0000000000000000000002' }), SEED, EARLIER);
      expect(await holidays.of(2026)).toHaveLength(1);
    });
  });
});
