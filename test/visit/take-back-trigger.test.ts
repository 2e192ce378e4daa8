import { beforeEach, describe, expect, it } from 'vitest';
import { remindOfVisits } from '../../functions/sweeps/remind-of-visits.ts';
import { deputyItem } from '../../shared/link/store/links.ts';
import { listNotices } from '../../shared/notification/store/inbox-store.ts';
import type { Claims } from '../support/call.ts';
import { GRID, hoursLater, MONDAY } from '../support/cases.ts';
import { aVillage, county, dorje, school, stranger, township, zhuoma } from '../support/village.ts';
import { home } from '../support/visits.ts';

const id = (n: number) => `01JD00000000000000000002${String(n).padStart(2, '0')}`;
const TRIGGER = id(1);
const DAY = '2026-03-09';

let { call, table, ctx, moveTo } = await aVillage();
beforeEach(async () => {
  ({ call, table, ctx, moveTo } = await aVillage());
});
const trigger = (more: object = {}, claims: Claims = zhuoma) =>
  call('POST', '/triggers', claims, { body: { id: TRIGGER, kind: 'holiday', grid: GRID, ...more } });
const takeBack = (claims: Claims = zhuoma, n = 50) =>
  call('POST', `/triggers/${TRIGGER}/take-back`, claims, { body: { id: id(n) } });
const made = (n: number, claims: Claims, more: object = {}) =>
  call('POST', `/tasks/${TRIGGER}/${home(n)}/outcome`, claims, {
    body: { id: id(60 + n), day: DAY, outcome: 'done', ...more },
  });
const doorsOf = async (claims: Claims): Promise<string[]> =>
  (await call('GET', '/tasks', claims)).body.items.flatMap(
    ({ household, tasks }: { household: string; tasks: object[] }) => tasks.map(() => household),
  );
const counted = () =>
  table
    .all()
    .filter(({ sk }) => sk.includes('#TRIGGERS#'))
    .map(({ sk, holiday }) => [sk.slice(5, 12), holiday]);
const inboxOf = async (worker: string) => (await listNotices(ctx, worker, { limit: 50 })).items;
const recordOf = async (n: number, claims = zhuoma) =>
  (await call('GET', `/households/${home(n)}/record`, claims)).body;

describe('a trigger that was a mistake', () => {
  it('leaves every list, and stays where it is', async () => {
    await trigger();
    expect([await doorsOf(zhuoma), await doorsOf(dorje)].map((doors) => doors.length)).toEqual([3, 2]);
    const tasks = () =>
      table.all().filter(({ sk, origin }) => origin === TRIGGER && !sk.startsWith('AGENDA'));
    const before = tasks();
    moveTo(hoursLater(2));
    expect(await takeBack()).toMatchObject({
      status: 201,
      body: { trigger: TRIGGER, takenBackOn: DAY },
    });
    expect([await doorsOf(zhuoma), await doorsOf(dorje)]).toEqual([[], []]);
    expect((await call('GET', `/tasks/${TRIGGER}/${home(1)}`, zhuoma)).status).toBe(404);
    expect(tasks()).toEqual(before);
    expect((await recordOf(1)).takenBack).toEqual([{ what: 'trigger', on: DAY, by: 'w-zhuoma' }]);
    const stored = table.all().find(({ pk }) => pk === `TRIGGER#${TRIGGER}`);
    expect(stored).toMatchObject({ kind: 'holiday', takenBack: { on: DAY, by: 'w-zhuoma' } });
  });

  it('takes nothing from a visit that was made, nor from what was agreed on there', async () => {
    await trigger();
    await made(1, zhuoma, { again: '2026-03-20' });
    await takeBack();
    expect(await doorsOf(zhuoma)).toEqual([home(1)]);
    const { items, takenBack } = await recordOf(1);
    expect(items).toMatchObject([{ type: 'visit', visit: { origin: TRIGGER } }]);
    expect(items[0].visit).not.toHaveProperty('takenBack');
    expect(takenBack).toEqual([]);
    // True at the door, and sent late.
    expect((await made(2, zhuoma)).status).toBe(201);
  });

  it('leaves the lists with all its visits, and those of others stand', async () => {
    await trigger({ kind: 'sudden-hardship', grid: undefined, household: home(1) });
    await call('POST', '/triggers', zhuoma, { body: { id: id(2), kind: 'no-work', household: home(1) } });
    const all = (await doorsOf(zhuoma)).length;
    const mine = table.all().filter(({ pk, sk }) => pk === `TASK#${GRID}` && sk.startsWith(TRIGGER)).length;
    await takeBack();
    expect(await doorsOf(zhuoma)).toHaveLength(all - mine);
  });

  it('is in no list of whom it names, and a wish to talk is told to nobody else', async () => {
    const worry = { kind: 'worry', grid: undefined, household: home(1), asked: true, helper: 'w-tashi' };
    await trigger(worry);
    const helper = { ...zhuoma, sub: 'w-tashi' };
    expect(await doorsOf(helper)).toEqual([home(1)]);
    await takeBack();
    expect(await doorsOf(helper)).toEqual([]);
    expect((await recordOf(1)).takenBack).toEqual([]);
    expect((await recordOf(1, helper)).takenBack).toMatchObject([{ what: 'trigger' }]);
    expect(await inboxOf('w-tashi')).toMatchObject([{ kind: 'taken-back', what: 'trigger', grid: GRID }]);
  });

  it('reminds nobody', async () => {
    await trigger();
    await takeBack();
    for (let day = 1; day < 20; day += 1) {
      moveTo(hoursLater(24 * day));
      await remindOfVisits(ctx);
    }
    const kinds = [...(await inboxOf('w-zhuoma')), ...(await inboxOf('s-village'))].map(({ kind }) => kind);
    expect(kinds).not.toContain('visits-due');
    expect(kinds).not.toContain('visits-overdue');
  });

  it('is told to whoever would have gone, who stands in for them, and who made it, but to whoever takes it back', async () => {
    const away = { worker: 'w-dorje', deputy: 'w-tashi', from: '2026-03-08', to: '2026-03-23' };
    const sent = { version: 1, createdAt: MONDAY, createdBy: 'r-1', digest: 'd' };
    await table.load([deputyItem({ ...away, reason: 'leave', ...sent }, MONDAY)]);
    await trigger();
    await takeBack(township);
    const notice = [{ kind: 'taken-back', what: 'trigger', grid: GRID, day: DAY }];
    for (const worker of ['w-zhuoma', 'w-dorje', 'w-tashi'])
      expect(await inboxOf(worker)).toMatchObject(notice);
    expect(await inboxOf('s-township')).toEqual([]);
    expect(JSON.stringify(await inboxOf('w-zhuoma'))).not.toContain('holiday');
  });

  it('counts no more, from the month in which it is taken back', async () => {
    await trigger();
    moveTo('2026-04-02T02:00:00.000Z');
    await takeBack();
    expect(counted()).toEqual([
      ['2026-03', 1],
      ['2026-04', -1],
    ]);
  });

  it('is taken back once, however often it is sent, whenever, and by whomever at once', async () => {
    await trigger();
    const [one, two, three] = await Promise.all([takeBack(), takeBack(), takeBack(township, 51)]);
    expect(two).toEqual(one);
    expect(three).toEqual(one);
    expect(counted()).toEqual([['2026-03', 0]]);
    const stored = table.all();
    moveTo(hoursLater(24 * 20));
    expect(await takeBack()).toEqual(one);
    expect(await takeBack({ ...zhuoma, doorstep_area: stranger.doorstep_area })).toEqual(one);
    expect(await takeBack(township, 52)).toEqual(one);
    expect(table.all()).toEqual(stored);
  });

  it('is answered as before when it is sent once more, and stays taken back', async () => {
    const first = await trigger();
    await takeBack();
    const stored = table.all();
    expect(await trigger()).toEqual(first);
    expect(table.all()).toEqual(stored);
    expect(await doorsOf(zhuoma)).toEqual([]);
  });

  it.each([
    { who: 'a colleague in the grid', claims: dorje, status: 403 },
    { who: 'a worker of another grid', claims: stranger, status: 404 },
    { who: 'an office', claims: school, status: 404 },
    { who: 'the county', claims: county, status: 403 },
  ])('is not taken back by $who', async ({ claims, status }) => {
    await trigger();
    const stored = table.all();
    expect((await takeBack(claims)).status).toBe(status);
    expect(table.all()).toEqual(stored);
  });

  it('is not there if nobody made it', async () => {
    expect((await takeBack()).status).toBe(404);
  });
});
