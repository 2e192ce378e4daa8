import { beforeEach, describe, expect, it } from 'vitest';
import { loadTasks } from '../../shared/visit/store/task-store.ts';
import { GRID, hoursLater } from '../support/cases.ts';
import { aVillage, county, dorje, school, stranger, zhuoma } from '../support/village.ts';
import { aTask, home } from '../support/visits.ts';

const ID = '01JD0000000000000000000001';
const OTHER = '01JD0000000000000000000002';
const death = { id: ID, day: '2026-03-08' };

const setUp = async () => {
  const village = await aVillage();
  await loadTasks(village.ctx, [aTask(), aTask({ household: home(2) })]);
  return village;
};
let { call, table, ctx, moveTo } = await setUp();
beforeEach(async () => {
  ({ call, table, ctx, moveTo } = await setUp());
});
const record = (body: unknown, claims = zhuoma) =>
  call('POST', `/households/${home(1)}/deaths`, claims, { body });
const tripTo = async (household: string) => {
  const { items } = (await call('GET', '/tasks', zhuoma)).body;
  return items.find((one: { household: string }) => one.household === household);
};

const notStops = () => table.all().filter(({ sk }) => !sk.startsWith('MUTE#'));

describe('POST /households/{householdId}/deaths', () => {
  it('mutes what was planned and opens one condolence visit', async () => {
    const answer = await record(death);
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      household: home(1),
      condolence: 'death-2026-03-08',
      condolenceDueOn: '2026-03-12',
    });
    expect((await tripTo(home(1))).tasks).toMatchObject([
      { origin: 'death-2026-03-08', reason: 'bereavement', service: 'condolence', quiet: false },
      { origin: 'spring-greetings-2026', quiet: true },
    ]);
    expect((await tripTo(home(2))).tasks).toMatchObject([{ quiet: false }]);
  });

  it('opens one visit however often it is sent, by whomever, and whatever day they heard', async () => {
    const first = await record(death);
    const stored = table.all();
    moveTo(hoursLater(30));
    expect(await record(death)).toEqual(first);
    const { household } = first.body;
    expect(await record({ id: OTHER, day: '2026-03-07' }, school)).toEqual({ ...first, body: { household } });
    expect(await record({ id: OTHER, day: '2026-03-09' }, dorje)).toEqual(first);
    expect(notStops()).toEqual(stored.filter(({ sk }) => !sk.startsWith('MUTE#')));
  });

  it('stands for another report of it though the clock of the next server is behind', async () => {
    const tomorrow = { ...death, day: '2026-03-10' };
    moveTo(hoursLater(30));
    const first = await record(tomorrow);
    expect(first.status).toBe(201);
    moveTo(hoursLater(0));
    expect(await record({ ...tomorrow, id: OTHER }, dorje)).toEqual(first);
    expect((await record({ id: OTHER, day: '2026-06-01' }, dorje)).status).toBe(400);
  });

  it('opens one visit when two people send it at once', async () => {
    const [one, two] = await Promise.all([record(death), record({ ...death, id: OTHER }, dorje)]);
    expect(one).toEqual(two);
    expect(table.all().filter(({ sk }) => sk.startsWith('death-'))).toHaveLength(1);
  });

  it('is recorded in two households on the same day', async () => {
    const first = await record(death);
    const other = await call('POST', `/households/${home(2)}/deaths`, zhuoma, {
      body: { ...death, id: OTHER },
    });
    expect(other).toEqual({ ...first, body: { ...first.body, household: home(2) } });
    expect(table.all().filter(({ sk }) => sk.startsWith('death-'))).toHaveLength(2);
  });

  it('opens another one for another death, months later', async () => {
    await record(death);
    moveTo('2026-06-01T02:00:00.000Z');
    expect((await record({ id: OTHER, day: '2026-05-31' })).body).toMatchObject({
      condolence: 'death-2026-05-31',
    });
  });

  it('names nobody but who reported it', async () => {
    await record(death);
    const mute = table.all().find(({ sk }) => sk === `MUTE#${home(1)}`);
    expect(Object.keys(mute ?? {}).sort()).toEqual(
      [
        'by',
        'condolence',
        'condolenceDueOn',
        'day',
        'expiresAt',
        'household',
        'pk',
        'recordedAt',
        'sent',
        'sk',
        'version',
      ].sort(),
    );
  });

  it('mutes a task of the running campaign that is written only afterwards, and not one planned later', async () => {
    await record(death);
    const late = aTask({ origin: 'long-campaign-2026' });
    const next = aTask({ origin: 'next-campaign-2026', plannedAt: hoursLater(48) });
    await loadTasks(ctx, [late, next]);
    const { tasks } = await tripTo(home(1));
    const quiet = Object.fromEntries(
      tasks.map((one: { origin: string; quiet: boolean }) => [one.origin, one.quiet]),
    );
    expect(quiet).toMatchObject({ 'long-campaign-2026': true, 'next-campaign-2026': false });
  });

  it('leaves the muted task open for whoever goes there', async () => {
    await record(death);
    const path = `/tasks/${aTask().origin}/${home(1)}/outcome`;
    const body = { id: OTHER, outcome: 'done', day: '2026-03-09' };
    expect((await call('POST', path, zhuoma, { body })).status).toBe(201);
  });

  it.each([
    { why: 'a day to come', body: { ...death, day: '2026-03-10' }, status: 400 },
    { why: 'a day of two years ago', body: { ...death, day: '2024-03-10' }, status: 400 },
    { why: 'a name', body: { ...death, name: 'Grandmother' }, status: 400 },
    { why: 'a worker of another grid', body: death, claims: stranger, status: 404 },
    { why: 'who oversees from above', body: death, claims: county, status: 403 },
  ])('refuses $why and writes nothing', async ({ body, claims, status }) => {
    const stored = table.all();
    expect((await record(body, claims)).status).toBe(status);
    expect(table.all()).toEqual(stored);
  });

  it('refuses another day under the same id', async () => {
    await record(death);
    expect((await record({ ...death, day: '2026-03-07' })).status).toBe(422);
  });

  it('keeps to the grid of the household', async () => {
    await record(death);
    expect(
      table
        .all()
        .filter(({ sk }) => sk.startsWith('MUTE#'))
        .map(({ pk }) => pk),
    ).toEqual([`TASK#${GRID}`]);
  });
});
