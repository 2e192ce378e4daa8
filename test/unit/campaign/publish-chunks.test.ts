import { describe, expect, it } from 'vitest';
import { publishChunks } from '../../../functions/consumers/publish-chunks.ts';
import { cancel, extend } from '../../../shared/campaign/rules/campaign-steps.ts';
import { planCampaign } from '../../../shared/campaign/use-cases/plan-campaign.ts';
import { publishCampaign } from '../../../shared/campaign/use-cases/publish-campaign.ts';
import { aCampaign, messagesFor, OPENING_DAY, sqsEvent } from '../../support/campaigns.ts';
import { hoursLater } from '../../support/cases.ts';
import { plannedTasks } from '../../support/planned-tasks.ts';
import { IN_GRID, loadPrefecture } from '../../support/prefecture.ts';
import { testServices } from '../../support/services.ts';

const HOUSEHOLDS = 120;
const ID = 'mid-autumn-2026';

const setUp = async () => {
  const test = testServices();
  const grids = await loadPrefecture(test.table, HOUSEHOLDS);
  test.moveTo(OPENING_DAY);
  const { services, table } = test;
  const opened = aCampaign();
  await services.campaigns.create(opened);
  const planned = await planCampaign(services, opened, 50);
  const tasks = await plannedTasks(table, planned);
  const publishing = await publishCampaign(services, planned, 's-prefecture');
  const messages = messagesFor(await services.ledger.of(ID));
  return {
    ...test,
    grid: grids[0] ?? '',
    planned: tasks,
    publishing,
    messages,
    deliver: (...some: string[]) => publishChunks(sqsEvent(some), services),
    stored: () => table.all().filter(({ pk, sk }) => pk.startsWith('TASK#') && sk.startsWith(ID)),
    campaign: () => services.campaigns.get(ID),
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
    const { services, deliver, messages, planned, stored, table } = await setUp();
    await deliver(...messages.slice(0, 2));
    const [task] = planned;
    if (task === undefined) throw new Error('There is a task.');
    const ending = { origin: task.origin, household: task.household, sent: 's', digest: 'd' };
    const recorded = { services: [], reports: [], movedAway: false };
    await services.outcomes.record({ task, ending, recorded, at: services.now() });
    await deliver(...messages, ...messages);
    expect(stored()).toHaveLength(HOUSEHOLDS + 1);
    const before = table.all();
    await deliver(...messages);
    expect(table.all()).toEqual(before);
    expect(await services.campaigns.countEnded(ID)).toBe(1);
  });

  it('hand back what somebody else holds, and let it be taken over when their time is up', async () => {
    const { services, deliver, messages, moveTo, stored, table } = await setUp();
    const [first = ''] = messages;
    const tasks = { ...services.tasks, load: () => Promise.reject(new Error('killed')) };
    await publishChunks(sqsEvent([first]), { ...services, tasks });
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
    const { services, publishing, campaign } = await setUp();
    const called = await services.ledger.of(ID);
    expect(await publishCampaign(services, await campaign(), 's-other')).toEqual(publishing);
    expect(await services.ledger.of(ID)).toEqual(called);
  });

  it('are left alone once the campaign is cancelled', async () => {
    const { services, deliver, messages, stored, campaign } = await setUp();
    await deliver(...messages.slice(0, 1));
    const standing = await campaign();
    await services.campaigns.announce(
      standing,
      cancel(standing, { reason: 'weather' }, 's-1', services.now()),
    );
    expect(await deliver(...messages.slice(1))).toEqual({ batchItemFailures: [] });
    expect(stored()).toHaveLength(50);
    expect(await campaign()).toMatchObject({ status: 'cancelled' });
  });

  it('are settled although the campaign was extended meanwhile', async () => {
    const { services, deliver, messages, campaign } = await setUp();
    const standing = await campaign();
    await services.campaigns.announce(standing, extend(standing, '2026-10-09', services.now()));
    await deliver(...messages);
    expect(await campaign()).toMatchObject({ status: 'published', until: '2026-10-09' });
  });
});

describe('the tasks of a campaign', () => {
  const open = async ({ services, grid }: Awaited<ReturnType<typeof setUp>>) =>
    (await services.tasks.inGrid(grid, '2026-09-11')).tasks.map(({ task }) => task);

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
    const standing = await test.campaign();
    const { campaigns, now } = test.services;
    await campaigns.announce(standing, cancel(standing, { reason: 'emergency' }, 's-1', now()));
    test.moveTo(hoursLater(0.01, OPENING_DAY));
    expect(await open(test)).toEqual([]);
    expect(test.stored()).toEqual(before);
  });

  it('are in time until the later day when it is extended, and nothing of them is rewritten', async () => {
    const test = await setUp();
    await test.deliver(...test.messages);
    const before = test.stored();
    const standing = await test.campaign();
    await test.services.campaigns.announce(standing, extend(standing, '2026-10-09', test.services.now()));
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
