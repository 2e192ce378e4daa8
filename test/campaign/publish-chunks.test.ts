import { describe, expect, it } from 'vitest';
import { publishChunks } from '../../functions/consumers/publish-chunks.ts';
import { cancel, extend } from '../../shared/campaign/rules/campaign-steps.ts';
import {
  announceCampaign,
  countEndedVisits,
  createCampaign,
  requireCampaign,
} from '../../shared/campaign/store/campaign-store.ts';
import { chunkStatuses } from '../../shared/campaign/store/chunk-status.ts';
import { planCampaign } from '../../shared/campaign/use-cases/plan-campaign.ts';
import { publishCampaign } from '../../shared/campaign/use-cases/publish-campaign.ts';
import { tasksInGrid } from '../../shared/visit/store/task-store.ts';
import { saveOutcome } from '../../shared/visit/use-cases/outcome-store.ts';
import { aCampaign, messagesFor, OPENING_DAY, sqsEvent } from '../support/campaigns.ts';
import { hoursLater } from '../support/cases.ts';
import { testContext } from '../support/context.ts';
import { plannedTasks } from '../support/planned-tasks.ts';
import { IN_GRID, loadPrefecture } from '../support/prefecture.ts';

const HOUSEHOLDS = 120;
const ID = 'mid-autumn-2026';

const setUp = async () => {
  const test = testContext();
  const grids = await loadPrefecture(test.table, HOUSEHOLDS);
  test.moveTo(OPENING_DAY);
  const { ctx, table } = test;
  const opened = aCampaign();
  await createCampaign(ctx, opened);
  const planned = await planCampaign(ctx, opened, 50);
  const tasks = await plannedTasks(table, planned);
  const publishing = await publishCampaign(ctx, planned, 's-prefecture');
  const messages = messagesFor(await chunkStatuses(ctx, ID));
  return {
    ...test,
    grid: grids[0] ?? '',
    planned: tasks,
    publishing,
    messages,
    deliver: (...some: string[]) => publishChunks(sqsEvent(some), ctx),
    stored: () => table.all().filter(({ pk, sk }) => pk.startsWith('TASK#') && sk.startsWith(ID)),
    campaign: () => requireCampaign(ctx, ID),
  };
};

describe('the chunks of a campaign', () => {
  it('put every visit of the plan on the list, and then the campaign is published', async () => {
    const { deliver, messages, stored, campaign, planned } = await setUp();
    expect(messages).toHaveLength(3);
    await deliver(...messages.slice(0, 2));
    expect(stored()).toHaveLength(100);
    expect(await campaign()).toMatchObject({ status: 'publishing' });
    expect(await deliver(...messages.slice(2))).toEqual({ batchItemFailures: [] });
    expect(stored()).toHaveLength(HOUSEHOLDS);
    expect(await campaign()).toMatchObject({ status: 'published', tasks: HOUSEHOLDS });
    expect(planned).toHaveLength(HOUSEHOLDS);
  });

  it('change nothing when they come again, and undo no visit that is over', async () => {
    const { ctx, deliver, messages, planned, stored, table } = await setUp();
    await deliver(...messages.slice(0, 2));
    const [task] = planned;
    if (task === undefined) throw new Error('There is a task.');
    const ending = { origin: task.origin, household: task.household, sent: 's', digest: 'd' };
    const recorded = { services: [], reports: [], movedAway: false };
    await saveOutcome(ctx, { task, ending, recorded, at: ctx.now() });
    await deliver(...messages, ...messages);
    expect(stored()).toHaveLength(HOUSEHOLDS + 1);
    const before = table.all();
    await deliver(...messages);
    expect(table.all()).toEqual(before);
    expect(await countEndedVisits(ctx, ID)).toBe(1);
  });

  it('hand back what somebody else holds, and let it be taken over when their time is up', async () => {
    const { ctx, deliver, messages, moveTo, stored, table } = await setUp();
    const [first = ''] = messages;
    const killed = { ...table, load: () => Promise.reject(new Error('killed')) };
    await publishChunks(sqsEvent([first]), { ...ctx, table: killed });
    expect(await deliver(first)).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-0' }] });
    expect(stored()).toEqual([]);
    moveTo(hoursLater(0.1, OPENING_DAY));
    expect(await deliver(first)).toEqual({ batchItemFailures: [] });
    expect(stored()).toHaveLength(50);
    expect(table.all().find(({ sk }) => sk === 'CHUNK#0000')).toMatchObject({
      status: 'written',
      attempts: 2,
    });
  });

  it('hand back a message that cannot be read, and do the rest', async () => {
    const { deliver, messages, stored } = await setUp();
    const answer = await deliver('no JSON', ...messages);
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-0' }] });
    expect(stored()).toHaveLength(HOUSEHOLDS);
  });

  it('are called once, however often the plan is published', async () => {
    const { ctx, publishing, campaign } = await setUp();
    const called = await chunkStatuses(ctx, ID);
    expect(await publishCampaign(ctx, await campaign(), 's-other')).toEqual(publishing);
    expect(await chunkStatuses(ctx, ID)).toEqual(called);
  });

  it('are left alone once the campaign is cancelled', async () => {
    const { ctx, deliver, messages, stored, campaign } = await setUp();
    await deliver(...messages.slice(0, 1));
    const existing = await campaign();
    await announceCampaign(ctx, existing, cancel(existing, { reason: 'weather' }, 's-1', ctx.now()));
    expect(await deliver(...messages.slice(1))).toEqual({ batchItemFailures: [] });
    expect(stored()).toHaveLength(50);
    expect(await campaign()).toMatchObject({ status: 'cancelled' });
  });

  it('are settled although the campaign was extended meanwhile', async () => {
    const { ctx, deliver, messages, campaign } = await setUp();
    const existing = await campaign();
    await announceCampaign(ctx, existing, extend(existing, '2026-10-09', ctx.now()));
    await deliver(...messages);
    expect(await campaign()).toMatchObject({ status: 'published', until: '2026-10-09' });
  });
});

describe('the tasks of a campaign', () => {
  const open = async ({ ctx, grid }: Awaited<ReturnType<typeof setUp>>) =>
    (await tasksInGrid(ctx, grid, '2026-09-11')).tasks.map(({ task }) => task);

  it('say when each visit begins, and share the last day and the moment of the plan', async () => {
    const test = await setUp();
    await test.deliver(...test.messages);
    const tasks = await open(test);
    expect(tasks).toHaveLength(IN_GRID);
    expect(new Set(tasks.map(({ dueOn }) => dueOn))).toEqual(new Set(['2026-09-24']));
    expect(new Set(tasks.map(({ plannedAt }) => plannedAt))).toEqual(new Set([OPENING_DAY]));
    expect(tasks[0]).toMatchObject({
      origin: ID,
      service: 'holiday-greeting',
      rules: 'v1.2',
      from: '2026-09-11',
    });
  });

  it('vanish from every list when it is cancelled, and nothing of them is rewritten', async () => {
    const test = await setUp();
    await test.deliver(...test.messages);
    const before = test.stored();
    const existing = await test.campaign();
    const { now } = test.ctx;
    await announceCampaign(test.ctx, existing, cancel(existing, { reason: 'emergency' }, 's-1', now()));
    test.moveTo(hoursLater(0.01, OPENING_DAY));
    expect(await open(test)).toEqual([]);
    expect(test.stored()).toEqual(before);
  });

  it('are in time until the later day when it is extended, and nothing of them is rewritten', async () => {
    const test = await setUp();
    await test.deliver(...test.messages);
    const before = test.stored();
    const existing = await test.campaign();
    await announceCampaign(test.ctx, existing, extend(existing, '2026-10-09', test.ctx.now()));
    test.moveTo(hoursLater(0.01, OPENING_DAY));
    expect(new Set((await open(test)).map(({ dueOn }) => dueOn))).toEqual(new Set(['2026-10-09']));
    expect(test.stored()).toEqual(before);
  });

  it('are looked after in every township when they fall due', async () => {
    const test = await setUp();
    await test.deliver(...test.messages);
    const agendas = test.table.all().filter(({ pk }) => pk === `AGENDA#${ID}`);
    expect(agendas.map(({ sk }) => sk)).toEqual(['623001101']);
    expect(agendas[0]).toMatchObject({ firstDueOn: '2026-09-24', lastDueOn: '2026-09-24' });
  });
});
