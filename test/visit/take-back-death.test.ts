import { beforeEach, describe, expect, it, vi } from 'vitest';
import { remindOfVisits } from '../../functions/sweeps/remind-of-visits.ts';
import { PREFECTURE_CALENDAR } from '../../shared/calendar/rules/prefecture-calendar.ts';
import { listNotices } from '../../shared/notification/store/inbox-store.ts';
import { newAgenda } from '../../shared/visit/rules/agenda.ts';
import { loadTasks } from '../../shared/visit/store/task-store.ts';
import { agendaItem } from '../../shared/visit/store/visit-item.ts';
import { GRID, hoursLater, MONDAY } from '../support/cases.ts';
import { shanghai } from '../support/clocks.ts';
import { aVillage, county, dorje, school, stranger, township, zhuoma } from '../support/village.ts';
import { aTask, home } from '../support/visits.ts';

const id = (n: number) => `01JD00000000000000000001${String(n).padStart(2, '0')}`;
const CONDOLENCE = 'death-2026-03-08';

const setUp = async () => {
  const village = await aVillage();
  await loadTasks(village.ctx, [aTask()]);
  return village;
};
let { call, table, ctx, moveTo } = await setUp();
beforeEach(async () => {
  ({ call, table, ctx, moveTo } = await setUp());
});
const report = (n = 1, day = '2026-03-08', claims = zhuoma) =>
  call('POST', `/households/${home(1)}/deaths`, claims, { body: { id: id(n), day } });
const takeBack = (claims = zhuoma, death: string = CONDOLENCE, n = 50) =>
  call('POST', `/households/${home(1)}/deaths/take-back`, claims, { body: { id: id(n), death } });
const tasks = async () => {
  const { items } = (await call('GET', '/tasks', zhuoma)).body;
  return items
    .flatMap((trip: { tasks: object[] }) => trip.tasks)
    .map(({ origin, quiet }: { origin: string; quiet: boolean }) => ({ origin, quiet }));
};
const counted = () =>
  table
    .all()
    .filter(({ sk }) => sk.includes('#TRIGGERS#'))
    .map(({ sk, bereavement }) => [sk.slice(5, 12), bereavement]);
const inboxOf = async (worker: string) => (await listNotices(ctx, worker, { limit: 50 })).items;

describe('a death reported at the wrong door', () => {
  it('is taken back: no visit of condolence, reminders go out again, and it stays in the record', async () => {
    await report();
    moveTo(hoursLater(30));
    const answer = await takeBack();
    expect(answer).toMatchObject({
      status: 201,
      body: { household: home(1), takenBackOn: '2026-03-10' },
    });
    expect(await tasks()).toEqual([{ origin: 'spring-greetings-2026', quiet: false }]);
    expect((await call('GET', `/tasks/${CONDOLENCE}/${home(1)}`, zhuoma)).status).toBe(404);
    const record = await call('GET', `/households/${home(1)}/record`, zhuoma);
    expect(record.body.takenBack).toEqual([{ what: 'death', on: '2026-03-10', by: 'w-zhuoma' }]);
    const kept = table.all().find(({ sk }) => sk === `MUTE#${home(1)}`);
    expect(kept).toMatchObject({ day: '2026-03-08', by: 'w-zhuoma', takenBack: { on: '2026-03-10' } });
    expect(table.all().some(({ sk }) => sk === `${CONDOLENCE}#${home(1)}`)).toBe(true);
  });

  it('reminds whoever comes to the door of what was planned before', async () => {
    const days = { firstDueOn: '2026-03-13', lastDueOn: '2026-03-13' };
    const about = { origin: aTask().origin, area: GRID.slice(0, 12), ...days };
    await table.load([agendaItem(newAgenda(about, MONDAY, PREFECTURE_CALENDAR))]);
    await report();
    await takeBack();
    moveTo(shanghai('2026-03-12 09:05'));
    await remindOfVisits(ctx);
    expect(await inboxOf('w-zhuoma')).toMatchObject([{ kind: 'visits-due', today: 0, soon: 1 }]);
  });

  it('counts no more, from the month in which it is taken back', async () => {
    await report();
    moveTo('2026-04-02T02:00:00.000Z');
    await takeBack();
    expect(counted()).toEqual([
      ['2026-03', 1],
      ['2026-04', -1],
    ]);
  });

  it('is taken back once, however often it is sent, whenever, and by whomever at once', async () => {
    await report();
    const [one, two, three] = await Promise.all([takeBack(), takeBack(), takeBack(township, CONDOLENCE, 51)]);
    expect(two).toEqual(one);
    expect(three).toEqual(one);
    expect(counted()).toEqual([['2026-03', 0]]);
    const stored = table.all();
    moveTo(hoursLater(24 * 40));
    expect(await takeBack()).toEqual(one);
    expect(table.all()).toEqual(stored);
  });

  it('tells whoever reported it, and whoever comes to the door, when somebody else takes it back', async () => {
    await report(1, '2026-03-08', dorje);
    await takeBack(township);
    expect(await inboxOf('w-dorje')).toMatchObject([{ kind: 'taken-back', what: 'death', grid: GRID }]);
    expect(await inboxOf('w-zhuoma')).toMatchObject([{ kind: 'taken-back', what: 'death', grid: GRID }]);
  });

  it('is answered as before when its report is sent once more, and stays taken back', async () => {
    const first = await report();
    await takeBack();
    const stored = table.all();
    moveTo(hoursLater(60));
    expect(await report()).toEqual(first);
    expect(table.all()).toEqual(stored);
  });

  it('does not come back when somebody else who had reported it sends that late', async () => {
    await report();
    const other = await report(3, '2026-03-07', dorje);
    await takeBack();
    const stored = table.all();
    moveTo(hoursLater(60));
    expect(await report(3, '2026-03-07', dorje)).toEqual(other);
    expect(table.all()).toEqual(stored);
  });

  it.each([
    { what: 'its report', before: async () => {}, send: () => report() },
    {
      what: 'another report of it',
      before: () => report(),
      send: () => report(3, '2026-03-07', dorje),
    },
  ])('does not come back when $what was sent twice, and one is slower than the taking back', async (it) => {
    await it.before();
    const write = table.write.bind(table);
    let fast: unknown;
    let stored: unknown;
    vi.spyOn(table, 'write').mockImplementationOnce(async (writes) => {
      fast = await it.send();
      await takeBack();
      stored = table.all();
      await write(writes);
    });
    expect(await it.send()).toEqual(fast);
    expect(fast).toMatchObject({ status: 201 });
    expect(table.all()).toEqual(stored);
  });

  it('leaves room for one that did happen, on the same day too', async () => {
    await report();
    await takeBack();
    moveTo(hoursLater(24));
    const real = await report(2);
    expect(real.body).toMatchObject({ condolence: `${CONDOLENCE}-2`, condolenceDueOn: '2026-03-13' });
    expect(await tasks()).toEqual([
      { origin: `${CONDOLENCE}-2`, quiet: false },
      { origin: 'spring-greetings-2026', quiet: true },
    ]);
    expect((await takeBack(zhuoma, `${CONDOLENCE}-2`, 52)).status).toBe(201);
    expect(await tasks()).toEqual([{ origin: 'spring-greetings-2026', quiet: false }]);
  });

  it('gives the stop back to a death that stands beside it', async () => {
    await report();
    moveTo('2026-06-01T02:00:00.000Z');
    await loadTasks(ctx, [
      aTask({ origin: 'between-2026', plannedAt: '2026-05-01T02:00:00.000Z', expiresOn: '2026-07-01' }),
      aTask({ origin: 'before-2026', expiresOn: '2026-07-01' }),
    ]);
    await report(2, '2026-05-31');
    await takeBack(zhuoma, 'death-2026-05-31');
    expect(await tasks()).toEqual([
      { origin: 'before-2026', quiet: true },
      { origin: 'between-2026', quiet: false },
    ]);
  });

  it('keeps what was true at the door: a visit made before anybody knew', async () => {
    await report();
    await takeBack();
    const body = { id: id(9), outcome: 'done', day: '2026-03-09' };
    const visit = await call('POST', `/tasks/${CONDOLENCE}/${home(1)}/outcome`, zhuoma, { body });
    expect(visit.status).toBe(201);
  });

  it('is taken back by the office that reported it, which learns neither the day nor the visit', async () => {
    await report();
    const own = await report(7, '2026-03-05', school);
    expect(own.body).toEqual({ household: home(1) });
    await takeBack();
    const other = await report(8, '2026-03-05', school);
    expect(other.body).toEqual({ household: home(1) });
    const answer = await takeBack(school, id(8), 53);
    expect(answer).toMatchObject({ status: 201, body: { household: home(1), takenBackOn: '2026-03-09' } });
  });

  it.each([
    { why: 'a colleague who did not report it', claims: dorje, status: 403 },
    { why: 'an office that did not report it', claims: school, status: 404 },
    { why: 'a worker of another grid', claims: stranger, status: 404 },
    { why: 'who oversees from above', claims: county, status: 403 },
  ])('is not taken back by $why', async ({ claims, status }) => {
    await report();
    const stored = table.all();
    expect((await takeBack(claims)).status).toBe(status);
    expect(table.all()).toEqual(stored);
  });

  it('is refused where there is none, and where the id was used for another one', async () => {
    expect((await takeBack(township)).status).toBe(404);
    await report();
    await takeBack();
    await report(2);
    expect((await takeBack(zhuoma, `${CONDOLENCE}-2`)).status).toBe(422);
  });
});
