import { describe, expect, it } from 'vitest';
import { publishChunks } from '../../functions/consumers/publish-chunks.ts';
import { authorizerFor } from '../../shared/access/store/authorizer.ts';
import { areaPath } from '../../shared/base/area-code.ts';
import { cancel, startPlanning } from '../../shared/campaign/rules/campaign-steps.ts';
import { written } from '../../shared/campaign/rules/chunk.ts';
import {
  announceCampaign,
  campaignsAmong,
  countEndedVisits,
  createCampaign,
  findCampaign,
  requireCampaign,
  saveCampaign,
} from '../../shared/campaign/store/campaign-store.ts';
import { chunkStatuses, enqueueChunks, saveChunk } from '../../shared/campaign/store/chunk-status.ts';
import {
  enterLocalHoliday,
  localHolidaysOf,
  stillEntered,
  withdrawLocalHoliday,
} from '../../shared/campaign/store/holiday-store.ts';
import { listPlanAreas, listPlanLoad } from '../../shared/campaign/store/plan-store.ts';
import { planCampaign } from '../../shared/campaign/use-cases/plan-campaign.ts';
import { publishCampaign } from '../../shared/campaign/use-cases/publish-campaign.ts';
import { grants } from '../../shared/modules.ts';
import type { Table } from '../../shared/table/table.ts';
import { loadTasks, tasksInGrid } from '../../shared/visit/store/task-store.ts';
import { saveOutcome } from '../../shared/visit/use-cases/outcome-store.ts';
import { tableBuilds } from '../harness/table-builds.ts';
import { aCampaign, messagesFor, OPENING_DAY, sqsEvent } from '../support/campaigns.ts';
import { hoursLater } from '../support/cases.ts';
import { testContext } from '../support/context.ts';
import { aFestival, newFestival } from '../support/festivals.ts';
import { plannedTasks } from '../support/planned-tasks.ts';
import { loadPrefecture } from '../support/prefecture.ts';
import { SEED, TOWNSHIP } from '../support/register.ts';

const ID = 'mid-autumn-2026';
const HOUSEHOLDS = 130;
const EARLIER = '2026-06-15T04:00:00.000Z';
const supervisor = (area: string) =>
  authorizerFor({ id: 's-1', roles: ['supervisor'], areaPath: areaPath(area) }, 'holiday.change', grants);

const servicesOn = async (fresh: () => Promise<Table>) => {
  const test = testContext(await fresh());
  test.moveTo(OPENING_DAY);
  return test;
};
const plannedOn = async (fresh: () => Promise<Table>) => {
  const test = await servicesOn(fresh);
  const grids = await loadPrefecture(test.table, HOUSEHOLDS);
  const opened = aCampaign();
  await createCampaign(test.ctx, opened);
  const planned = await planCampaign(test.ctx, opened, 50);
  return { ...test, grids, opened, planned };
};

describe.each(tableBuilds())('the stores of campaigns $name', ({ fresh }) => {
  describe('a campaign', () => {
    it('is opened once, whoever is first, and never changed behind somebody', async () => {
      const { ctx } = await servicesOn(fresh);
      const opened = aCampaign();
      const made = await Promise.all([1, 2, 3].map(() => createCampaign(ctx, opened)));
      expect(made.filter(Boolean)).toHaveLength(1);
      const reserved = startPlanning(opened, OPENING_DAY);
      await saveCampaign(ctx, opened, reserved);
      await expect(saveCampaign(ctx, opened, reserved)).rejects.toMatchObject({ kind: 'conflict' });
      expect(await campaignsAmong(ctx, [ID, 'losar-2027'])).toEqual([reserved]);
      await expect(requireCampaign(ctx, 'losar-2027')).rejects.toMatchObject({ kind: 'not-found' });
    });

    it('is cancelled together with all its tasks, and not when somebody was faster', async () => {
      const { ctx, planned, grids, moveTo } = await plannedOn(fresh);
      await loadTasks(ctx, await plannedTasks(ctx.table, planned));
      const open = async () => (await tasksInGrid(ctx, grids[0] ?? '', '2026-09-11')).tasks.length;
      expect(await open()).toBeGreaterThan(0);
      const cancelled = cancel(planned, { reason: 'weather' }, 's-1', OPENING_DAY);
      const stale = { ...planned, version: 1 };
      await expect(announceCampaign(ctx, stale, cancelled)).rejects.toMatchObject({ kind: 'conflict' });
      moveTo(hoursLater(0.01, OPENING_DAY));
      expect(await open()).toBeGreaterThan(0);
      await announceCampaign(ctx, planned, cancelled);
      moveTo(hoursLater(0.02, OPENING_DAY));
      expect(await open()).toBe(0);
    });
  });

  describe('a plan', () => {
    it('is told by township and by worker, and mixes with no other plan', async () => {
      const { ctx, planned } = await plannedOn(fresh);
      await planCampaign(ctx, planned, 50);
      const ref = { campaign: ID, plan: planned.plan.number };
      const question = { by: 's-1', area: '6230', limit: 100 };
      const { items } = await listPlanAreas(ctx, ref, question);
      expect(items.reduce((sum, { visits }) => sum + visits, 0)).toBe(HOUSEHOLDS);
      const load = await listPlanLoad(ctx, ref, { ...question, area: '623001101' });
      const trips = load.items.flatMap(({ workers }) => workers.flatMap((one) => one.trips));
      expect(trips.reduce((sum, one) => sum + one, 0)).toBe(HOUSEHOLDS);
      expect(await plannedTasks(ctx.table, planned)).toHaveLength(HOUSEHOLDS);
    });
  });

  describe('the ledger', () => {
    it('calls each chunk once, again when it got lost, and no more once it is written', async () => {
      const { ctx, planned, moveTo } = await plannedOn(fresh);
      const publishing = await publishCampaign(ctx, planned, 's-1');
      if (publishing.status !== 'publishing') throw new Error('It is being published.');
      expect(await enqueueChunks(ctx, publishing, OPENING_DAY)).toBe(0);
      const [first, ...rest] = await chunkStatuses(ctx, ID);
      expect([first?.number, rest.length]).toEqual([0, 2]);
      if (first === undefined) throw new Error('There is a chunk.');
      const taken = { ...first, status: 'taken', version: 2, attempts: 1, until: OPENING_DAY } as const;
      await saveChunk(ctx, first, taken);
      await expect(saveChunk(ctx, first, taken)).rejects.toMatchObject({ kind: 'conflict' });
      await saveChunk(ctx, taken, written(taken, 50));
      moveTo(hoursLater(1, OPENING_DAY));
      expect(await enqueueChunks(ctx, publishing, ctx.now())).toBe(2);
    });

    it('ends with every task on the list and the campaign published, when messages come three times', async () => {
      const { ctx, planned, table } = await plannedOn(fresh);
      await publishCampaign(ctx, planned, 's-1');
      const messages = messagesFor(await chunkStatuses(ctx, ID));
      for (const body of [...messages, ...messages, ...messages])
        expect(await publishChunks(sqsEvent([body]), ctx)).toEqual({ batchItemFailures: [] });
      expect(await requireCampaign(ctx, ID)).toMatchObject({ status: 'published', tasks: HOUSEHOLDS });
      const [task] = await plannedTasks(table, planned);
      if (task === undefined) throw new Error('There is a task.');
      const ending = { origin: ID, household: task.household, sent: 's', digest: 'd' };
      const recorded = { services: [], reports: [], movedAway: false };
      const record = () => saveOutcome(ctx, { task, ending, recorded, at: ctx.now() });
      await Promise.all([record(), record()]);
      expect(await countEndedVisits(ctx, ID)).toBe(1);
    });
  });

  describe('festivals', () => {
    it('are entered once, one for each area, name and year, and listed by year', async () => {
      const { ctx } = await servicesOn(fresh);
      const same = await Promise.all(
        [1, 2, 3].map(() => enterLocalHoliday(ctx, newFestival(), SEED, EARLIER)),
      );
      expect(new Set(same.map((it) => JSON.stringify(it))).size).toBe(1);
      const rivals = ['01JQ0000000000000000000002', '01JQ0000000000000000000003'].map((id) =>
        enterLocalHoliday(ctx, newFestival({ id, festival: 'other', name: '采花节' }), SEED, EARLIER),
      );
      const settled = await Promise.allSettled(rivals);
      expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const next = { id: '01JQ0000000000000000000004', from: '2027-01-04', to: '2027-01-04' };
      await enterLocalHoliday(ctx, newFestival(next), SEED, EARLIER);
      expect(await localHolidaysOf(ctx, 2026)).toHaveLength(2);
      expect(await localHolidaysOf(ctx, 2027)).toMatchObject([next]);
      await expect(
        enterLocalHoliday(ctx, newFestival({ to: '2026-07-21' }), { ...SEED, digest: 'e' }, EARLIER),
      ).rejects.toMatchObject({ kind: 'other-body' });
    });

    it('are withdrawn or have a campaign, never both', async () => {
      const { ctx } = await servicesOn(fresh);
      await enterLocalHoliday(ctx, newFestival(), SEED, EARLIER);
      const campaign = { ...aCampaign(aFestival().id), area: TOWNSHIP };
      const results = await Promise.allSettled([
        createCampaign(ctx, campaign, [stillEntered(aFestival().id)]),
        withdrawLocalHoliday(ctx, aFestival().id, supervisor(TOWNSHIP), EARLIER),
      ]);
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const opened = (await findCampaign(ctx, campaign.id)) !== undefined;
      expect(await localHolidaysOf(ctx, 2026)).toHaveLength(opened ? 1 : 0);
    });

    it('are out of reach for a sibling, and make room when they are withdrawn', async () => {
      const { ctx } = await servicesOn(fresh);
      await enterLocalHoliday(ctx, newFestival(), SEED, EARLIER);
      const withdraw = (area: string) => withdrawLocalHoliday(ctx, aFestival().id, supervisor(area), EARLIER);
      await expect(withdraw('623027110')).rejects.toMatchObject({ kind: 'not-found' });
      expect(await withdraw(TOWNSHIP)).toMatchObject({ status: 'withdrawn', version: 2 });
      expect(await withdraw(TOWNSHIP)).toMatchObject({ status: 'withdrawn', version: 2 });
      expect(await localHolidaysOf(ctx, 2026)).toEqual([]);
      await enterLocalHoliday(ctx, newFestival({ id: '01JQ0000000000000000000002' }), SEED, EARLIER);
      expect(await localHolidaysOf(ctx, 2026)).toHaveLength(1);
    });
  });
});
