import { beforeEach, describe, expect, it } from 'vitest';
import { routes as oversight } from '../../functions/http/oversight/routes.ts';
import { routes } from '../../functions/http/visits/routes.ts';
import { listNotices } from '../../shared/notification/store/inbox-store.ts';
import { activityFaults } from '../harness/invariants/activity.ts';
import type { Claims } from '../support/call.ts';
import { GRID, hoursLater } from '../support/cases.ts';
import { aVillage, county, dorje, stranger, township, VILLAGE, zhuoma } from '../support/village.ts';
import { home } from '../support/visits.ts';

const id = (n: number) => `01JW00000000000000000003${String(n).padStart(2, '0')}`;
const ID = id(1);
const subject = { type: 'household', id: home(1) };
const relief = { id: ID, subject, day: '2026-03-08', kind: 'money', people: 4, valueFen: 500_000 };
const RIGHT = { kind: 'money', people: 4, valueFen: 50_000 };

let { call, table, ctx, moveTo } = await aVillage([...routes, ...oversight]);
beforeEach(async () => {
  ({ call, table, ctx, moveTo } = await aVillage([...routes, ...oversight]));
});
const enter = (body: object = relief, claims: Claims = zhuoma) => call('POST', '/services', claims, { body });
const correct = (more: object = {}, claims: Claims = zhuoma, of = ID) =>
  call('POST', `/services/${of}/correct`, claims, { body: { id: id(50), ...more } });
const services = async (): Promise<object[]> =>
  (await call('GET', `/households/${home(1)}/record`, zhuoma)).body.items.map(
    ({ service }: { service: object }) => service,
  );
/** By month and counter. */
const counted = (what: string) =>
  Object.fromEntries(
    table
      .all()
      .filter(({ sk, [`household.money.${what}`]: n }) => sk.includes('#SERVICES#') && n !== undefined)
      .map(({ sk, ...item }): [string, number] => [sk.slice(5, 12), Number(item[`household.money.${what}`])])
      .reduce((sums, [month, n]) => sums.set(month, (sums.get(month) ?? 0) + n), new Map<string, number>()),
  );
const inboxOf = async (worker: string) => (await listNotices(ctx, worker, { limit: 50 })).items;

describe('a service record that was a mistake', () => {
  it('stays beside what takes it back, and beside what was given in truth', async () => {
    await enter();
    const { status, body } = await correct({ instead: RIGHT });
    expect({ status, body }).toEqual({
      status: 201,
      body: {
        service: ID,
        takenBackOn: '2026-03-09',
        instead: {
          ...RIGHT,
          id: id(50),
          quantity: 1,
          subject,
          area: GRID,
          programme: 'household',
          day: '2026-03-08',
        },
      },
    });
    const back = { id: `${ID}.c`, corrects: ID, quantity: -1, people: -4, valueFen: -500_000 };
    const all = await services();
    expect(all).toHaveLength(3);
    expect(all).toEqual(
      expect.arrayContaining([
        expect.objectContaining(relief),
        expect.objectContaining({ ...back, day: '2026-03-09' }),
        body.instead,
      ]),
    );
    expect([counted('records'), counted('valueFen')]).toEqual([{ '2026-03': 1 }, { '2026-03': 50_000 }]);
  });

  it('counts in the month of the correction, so that a month that is over never changes', async () => {
    await enter();
    moveTo('2026-05-05T02:00:00.000Z');
    expect((await correct({ instead: RIGHT })).body.instead.countedOn).toBe('2026-05-05');
    expect(counted('valueFen')).toEqual({ '2026-03': 500_000, '2026-05': -450_000 });
    expect(activityFaults(table.all())).toEqual([]);
    // And once more in the month after that, from what was right to nothing.
    moveTo('2026-06-05T02:00:00.000Z');
    await correct({ id: id(51) }, township, id(50));
    expect(counted('valueFen')).toEqual({ '2026-03': 500_000, '2026-05': -450_000, '2026-06': -50_000 });
    expect(activityFaults(table.all())).toEqual([]);
    expect(counted('records')).toEqual({ '2026-03': 1, '2026-05': 0, '2026-06': -1 });
  });

  it('is taken back where nothing was given at all, and what was right may be corrected again', async () => {
    await enter();
    expect((await correct()).body).toEqual({ service: ID, takenBackOn: '2026-03-09' });
    expect(counted('records')).toEqual({ '2026-03': 0 });
    await enter({ ...relief, id: id(2) });
    await correct({ id: id(51), instead: RIGHT }, zhuoma, id(2));
    expect((await correct({ id: id(52), instead: { ...RIGHT, people: 3 } }, zhuoma, id(51))).status).toBe(
      201,
    );
    expect([counted('records'), counted('people')]).toEqual([{ '2026-03': 1 }, { '2026-03': 3 }]);
  });

  it('is corrected once, however often that is sent, whenever, and by whomever at once', async () => {
    await enter();
    const send = (claims = zhuoma, n = 50) => correct({ id: id(n), instead: RIGHT }, claims);
    const [one, two, three] = await Promise.all([send(), send(), send(township, 53)]);
    expect([two, three]).toEqual([one, one]);
    const stored = table.all();
    moveTo(hoursLater(24 * 40));
    expect(await send()).toEqual(one);
    expect(await send({ ...zhuoma, doorstep_area: stranger.doorstep_area })).toEqual(one);
    expect(await send(township, 54)).toEqual(one);
    expect(table.all()).toEqual(stored);
  });

  it('is not corrected to something else by whoever comes second, nor under the same id', async () => {
    await enter();
    await correct({ instead: RIGHT });
    const stored = table.all();
    expect(await correct({ id: id(55) }, township)).toMatchObject({
      status: 409,
      body: { code: 'service.corrected-already' },
    });
    expect((await correct({ instead: { ...RIGHT, people: 1 } })).status).toBe(422);
    expect(table.all()).toEqual(stored);
  });

  it('is told to whoever entered it, and whoever comes to the door', async () => {
    await enter(relief, dorje);
    await correct({}, township);
    for (const worker of ['w-dorje', 'w-zhuoma'])
      expect(await inboxOf(worker)).toMatchObject([{ kind: 'taken-back', what: 'service', grid: GRID }]);
    expect(JSON.stringify(await inboxOf('w-zhuoma'))).not.toMatch(/money|500000/);
  });

  it('may be one of an area', async () => {
    const course = { subject: { type: 'area', id: VILLAGE }, programme: 'partnership', day: '2026-03-08' };
    await enter({ ...course, id: id(3), kind: 'training', people: 31 }, township);
    const answer = await correct({ instead: { kind: 'training', people: 13 } }, township, id(3));
    expect(answer).toMatchObject({ status: 201, body: { instead: { people: 13, area: VILLAGE } } });
  });

  it.each([
    { who: 'a colleague in the grid', claims: dorje, status: 403 },
    { who: 'a worker of another grid', claims: stranger, status: 404 },
    { who: 'the county', claims: county, status: 403 },
  ])('is not corrected by $who', async ({ claims, status }) => {
    await enter();
    const stored = table.all();
    expect((await correct({}, claims)).status).toBe(status);
    expect(table.all()).toEqual(stored);
  });

  it('is corrected to nothing that does not fit: nobody was at a briefing by way of a correction', async () => {
    await enter();
    const stored = table.all();
    const { status, body } = await correct({ instead: { kind: 'briefing', people: 4 } });
    expect({ status, at: body.errors?.[0]?.pointer }).toEqual({ status: 400, at: '#/instead/kind' });
    expect(table.all()).toEqual(stored);
  });

  it('is none of a visit, which goes with its outcome, and none that nobody entered', async () => {
    expect((await correct()).status).toBe(404);
    expect((await correct({}, zhuoma, `${ID}.1`)).status).toBe(400);
  });
});
