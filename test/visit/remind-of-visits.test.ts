import { describe, expect, it } from 'vitest';
import { remindOfVisits } from '../../functions/sweeps/remind-of-visits.ts';
import { PREFECTURE_CALENDAR } from '../../shared/calendar/rules/prefecture-calendar.ts';
import { deputyItem } from '../../shared/link/store/links.ts';
import { listNotices } from '../../shared/notification/store/inbox-store.ts';
import { enqueueNotice, queueHead } from '../../shared/notification/store/queue-store.ts';
import { newAgenda } from '../../shared/visit/rules/agenda.ts';
import { loadTasks } from '../../shared/visit/store/task-store.ts';
import { agendaItem } from '../../shared/visit/store/visit-item.ts';
import { GRID, MONDAY } from '../support/cases.ts';
import { shanghai } from '../support/clocks.ts';
import { aVillage, zhuoma } from '../support/village.ts';
import { aTask, home } from '../support/visits.ts';

const sent = { createdBy: 'r-1', digest: 'd' };
const THURSDAY = shanghai('2026-03-12 09:05');
const FRIDAY = shanghai('2026-03-13 09:05');
const NEXT_MONDAY = shanghai('2026-03-16 09:05');

/** A campaign over the village: all five doors, due on Friday. */
const aCampaign = async () => {
  const village = await aVillage();

  const origin = aTask().origin;
  await loadTasks(
    village.ctx,
    [1, 2, 3, 4, 5].map((n) => aTask({ household: home(n) })),
  );
  const days = { firstDueOn: '2026-03-13', lastDueOn: '2026-03-13' };
  const agenda = newAgenda({ origin, area: GRID.slice(0, 12), ...days }, MONDAY, PREFECTURE_CALENDAR);
  await village.table.load([agendaItem(agenda)]);
  const inboxOf = async (worker: string) => (await listNotices(village.ctx, worker, { limit: 50 })).items;
  const runAt = async (at: string) => {
    village.moveTo(at);
    return remindOfVisits(village.ctx);
  };
  const die = () =>
    village.call('POST', `/households/${home(1)}/deaths`, zhuoma, {
      body: { id: '01JD0000000000000000000001', day: '2026-03-08' },
    });
  return { ...village, inboxOf, runAt, die };
};

describe('the reminders of visits', () => {
  it('tell the worker a working day ahead and on the day, and the one above afterwards', async () => {
    const { runAt, inboxOf } = await aCampaign();
    expect(await runAt(shanghai('2026-03-11 09:05'))).toMatchObject({ expected: 0, complete: true });
    expect(await runAt(THURSDAY)).toMatchObject({ expected: 1, scanned: 1, changed: 1, complete: true });
    expect(await inboxOf('w-zhuoma')).toMatchObject([{ kind: 'visits-due', grid: GRID, today: 0, soon: 3 }]);
    expect(await inboxOf('w-dorje')).toMatchObject([{ today: 0, soon: 2 }]);
    await runAt(FRIDAY);
    expect(await inboxOf('w-zhuoma')).toMatchObject([{ today: 3, soon: 0 }, { soon: 3 }]);
    expect(await inboxOf('s-village')).toEqual([]);
    await runAt(NEXT_MONDAY);
    expect(await inboxOf('s-village')).toMatchObject([
      { kind: 'visits-overdue', overdue: 5, withoutWorker: 0 },
    ]);
    expect(await inboxOf('w-zhuoma')).toHaveLength(2);
    expect(await runAt(shanghai('2026-03-17 09:05'))).toMatchObject({ expected: 0 });
  });

  it('are sent once a day, however often the job runs, and catch up when it did not', async () => {
    const { runAt, inboxOf, table } = await aCampaign();
    await runAt(THURSDAY);
    const stored = table.all().filter(({ pk }) => !pk.startsWith('SWEEP#'));
    await runAt(shanghai('2026-03-12 10:05'));
    expect(table.all().filter(({ pk }) => !pk.startsWith('SWEEP#'))).toEqual(stored);
    // Friday was missed, and Monday: on Tuesday the one above is told all the same.
    await runAt(shanghai('2026-03-17 09:05'));
    expect(await inboxOf('s-village')).toMatchObject([{ overdue: 5 }]);
  });

  it('have ids of their own each day, so that people are told of each by message', async () => {
    const { runAt, inboxOf, ctx } = await aCampaign();
    await runAt(THURSDAY);
    await runAt(FRIDAY);
    const notices = await inboxOf('w-zhuoma');
    for (const { to, id, at } of notices) await enqueueNotice(ctx, to, { id, at });
    expect((await queueHead(ctx, 'w-zhuoma')).seq).toBe(notices.length);
    expect(notices).toHaveLength(2);
  });

  it.each([
    { why: 'at night', at: '2026-03-12 03:00' },
    { why: 'in the evening', at: '2026-03-12 18:00' },
    { why: 'on a Saturday', at: '2026-03-14 10:00' },
    { why: 'on a day off', at: '2026-04-06 10:00' },
  ])('never go out $why', async ({ at }) => {
    const { runAt, table } = await aCampaign();
    expect(await runAt(shanghai(at))).toMatchObject({ scanned: 0, complete: true });
    expect(table.all().filter(({ pk }) => pk.startsWith('INBOX#'))).toEqual([]);
  });

  it('say nothing of what is done', async () => {
    const { runAt, inboxOf, call } = await aCampaign();
    const body = { id: '01JV0000000000000000000001', outcome: 'not-wanted', day: '2026-03-09' };
    await call('POST', `/tasks/${aTask().origin}/${home(1)}/outcome`, zhuoma, { body });
    await runAt(THURSDAY);
    expect(await inboxOf('w-zhuoma')).toMatchObject([{ soon: 2 }]);
  });

  it('go to the deputy while the worker is away, and back by themselves', async () => {
    const { runAt, inboxOf, table, call, moveTo } = await aCampaign();
    const away = {
      worker: 'w-zhuoma',
      deputy: 'w-tashi',
      from: '2026-03-11',
      to: '2026-03-13',
      reason: 'leave',
    } as const;
    await table.load([deputyItem({ ...away, version: 1, createdAt: MONDAY, ...sent }, MONDAY)]);
    const count = async (sub: string) => (await call('GET', '/tasks', { ...zhuoma, sub })).body.counts.open;
    moveTo(THURSDAY);
    expect([await count('w-zhuoma'), await count('w-tashi')]).toEqual([0, 3]);
    await runAt(THURSDAY);
    expect(await inboxOf('w-zhuoma')).toEqual([]);
    expect(await inboxOf('w-tashi')).toMatchObject([{ soon: 3 }]);
    await runAt(FRIDAY);
    expect([await count('w-zhuoma'), await count('w-tashi')]).toEqual([3, 0]);
    expect(await inboxOf('w-zhuoma')).toMatchObject([{ today: 3 }]);
    expect(await inboxOf('w-tashi')).toHaveLength(1);
  });

  it('hold counts and areas, never a household', async () => {
    const { runAt, table } = await aCampaign();
    await runAt(THURSDAY);
    const notices = table.all().filter(({ pk }) => pk.startsWith('INBOX#'));
    expect(notices).toHaveLength(2);
    expect(JSON.stringify(notices)).not.toContain(`${GRID}-`);
  });
});

describe('that somebody wants to talk', () => {
  const talk = (more: object = {}) =>
    aTask({
      origin: '01JD0000000000000000000009',
      reason: 'worry',
      service: 'time-to-talk',
      worker: 'w-zhuoma',
      ...more,
    });
  /** With no other visit in the place. */
  const aTalk = async () => {
    const village = await aCampaign();
    const others = village.table.all().filter(({ pk }) => pk.startsWith('TASK#'));
    await village.table.write(others.map((one) => ({ remove: one, guard: 'exists' })));
    await loadTasks(village.ctx, [talk()]);
    return village;
  };
  const everyInbox = (village: Awaited<ReturnType<typeof aCampaign>>) =>
    village.table.all().filter(({ pk }) => pk.startsWith('INBOX#'));

  it('is told to nobody above when the day is over', async () => {
    const village = await aTalk();
    await village.runAt(NEXT_MONDAY);
    expect(everyInbox(village)).toEqual([]);
  });

  it('makes no overdue notice of other visits larger', async () => {
    const village = await aCampaign();
    await loadTasks(village.ctx, [talk(), talk({ household: home(4), worker: 'w-dorje' })]);
    await village.runAt(NEXT_MONDAY);
    expect(await village.inboxOf('s-village')).toMatchObject([{ overdue: 5, withoutWorker: 0 }]);
  });

  it('is told to the helper, who is away, and not to the deputy', async () => {
    const village = await aTalk();
    const days = { from: '2026-03-11', to: '2026-03-16' };
    const away = { worker: 'w-zhuoma', deputy: 'w-tashi', ...days, reason: 'leave' } as const;
    await village.table.load([deputyItem({ ...away, version: 1, createdAt: MONDAY, ...sent }, MONDAY)]);
    await village.runAt(FRIDAY);
    expect(await village.inboxOf('w-tashi')).toEqual([]);
    expect(await village.inboxOf('w-zhuoma')).toMatchObject([{ kind: 'visits-due', today: 1, soon: 0 }]);
  });
});

describe('a death recorded while reminders go out', () => {
  it('before the job: nothing goes out about the household', async () => {
    const { runAt, inboxOf, die } = await aCampaign();
    await die();
    await runAt(THURSDAY);
    // The condolence visit itself is due on that day; the greeting is not spoken of.
    expect(await inboxOf('w-zhuoma')).toMatchObject([{ today: 1, soon: 2 }]);
  });

  it('between reading and writing: the notice is written anew without it', async () => {
    const { runAt, inboxOf, die, table } = await aCampaign();
    const { write } = table;
    let deaths = 0;
    table.write = async (writes) => {
      const isNotice = writes.some((one) => 'put' in one && one.put.pk === 'INBOX#w-zhuoma');
      if (isNotice && deaths++ === 0) await die();
      return write(writes);
    };
    await runAt(THURSDAY);
    expect(deaths).toBeGreaterThan(1);
    // Without the check there would be three greetings; the condolence visit is not due yet.
    expect(await inboxOf('w-zhuoma')).toMatchObject([{ soon: 2 }]);
  });

  it('after a notice went out: none about it follows, on that day or another', async () => {
    const { runAt, inboxOf, die } = await aCampaign();
    await runAt(THURSDAY);
    expect(await inboxOf('w-zhuoma')).toMatchObject([{ soon: 3 }]);
    await die();
    await runAt(shanghai('2026-03-12 10:05'));
    await runAt(FRIDAY);
    await runAt(NEXT_MONDAY);
    const [late] = await inboxOf('s-village');
    expect(late).toMatchObject({ overdue: 4 });
    const friday = (await inboxOf('w-zhuoma')).find(({ day }) => day === '2026-03-13');
    expect(friday).toMatchObject({ today: 2 });
  });
});
