import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { routes as oversight } from '../../functions/http/oversight/routes.ts';
import { routes } from '../../functions/http/visits/routes.ts';
import { areaItem } from '../../shared/area/store/area-item.ts';
import { serviceKinds } from '../../shared/base/vocabulary.ts';
import { activityView } from '../../shared/statistics/rules/activity-board.ts';
import { triggerKinds } from '../../shared/visit/rules/trigger.ts';
import { loadTasks } from '../../shared/visit/store/task-store.ts';
import { anArea } from '../support/register.ts';
import { aVillage, county, township, VILLAGE, zhuoma } from '../support/village.ts';
import { aTask, home } from '../support/visits.ts';

const TOWNSHIP = VILLAGE.slice(0, 9);
const COUNTY = VILLAGE.slice(0, 6);
const ulid = (n: number) => `01JW00000000000000000000${String(n).padStart(2, '0')}`;

let { call, table, ctx } = await aVillage([...routes, ...oversight]);
beforeEach(async () => {
  ({ call, table, ctx } = await aVillage([...routes, ...oversight]));
});
const done = (more = '', code = TOWNSHIP, who = township) => call('GET', `/areas/${code}/done${more}`, who);
const visit = async (n: number, outcome: object) => {
  const origin = `campaign-${n}`;
  await loadTasks(ctx, [aTask({ origin })]);
  const body = { id: ulid(n), day: '2026-03-09', ...outcome };
  const answer = await call('POST', `/tasks/${origin}/${home(1)}/outcome`, zhuoma, { body });
  expect(answer.status).toBe(201);
};
const some = async (count: number, each: (n: number) => Promise<unknown>) => {
  for (let n = 1; n <= count; n += 1) await each(n);
};

describe('GET /areas/{code}/done', () => {
  it('tells visits made, what made them due and what was given, rounded down, by township', async () => {
    const given = [{ kind: 'money', people: 2, valueFen: 33_000 }];
    await some(13, (n) => visit(n, { outcome: 'done', given }));
    await some(11, (n) =>
      call('POST', '/triggers', zhuoma, { body: { id: ulid(40 + n), kind: 'no-work', household: home(2) } }),
    );
    const { body } = await done();
    expect(body).toMatchObject({ month: '2026-03', programme: 'household', items: [{ area: TOWNSHIP }] });
    expect(body.items[0]).toMatchObject({
      visits: 10,
      triggers: { 'no-work': 10, 'left-school': '<10' },
      services: { money: { records: 10, quantity: 10, people: 25, valueFen: 400_000 }, device: '<10' },
    });
    const { items } = (await done('?month=2026-02')).body;
    expect(items[0]).toMatchObject({ visits: '<5', services: { money: '<10' } });
  });

  it('shows a county its townships one by one, and no sum of them', async () => {
    await table.load([areaItem(anArea(TOWNSHIP)), areaItem(anArea(`${COUNTY}110`))]);
    await some(6, (n) => visit(n, { outcome: 'done' }));
    const { items } = (await done('', COUNTY, county)).body;
    expect(items.map(({ area, visits }: { area: string; visits: unknown }) => [area, visits])).toEqual([
      [COUNTY, '<5'],
      [TOWNSHIP, 5],
      [`${COUNTY}110`, '<5'],
    ]);
  });

  it.each(['not-wanted', 'not-at-home', 'moved'])(
    'is the same to the byte after a visit that ended %s',
    async (outcome) => {
      await some(7, (n) => visit(n, { outcome: 'done' }));
      const before = (await done()).body;
      await some(8, (n) => visit(20 + n, { outcome }));
      expect((await done()).body).toEqual(before);
    },
  );

  it('counts a visit once, however often it is sent', async () => {
    await some(5, (n) => visit(n, { outcome: 'done' }));
    await some(5, (n) => visit(n, { outcome: 'done' }));
    expect((await done()).body.items[0].visits).toBe(5);
  });

  it.each([
    { why: 'a village, of which nothing is told apart', code: VILLAGE, who: township, status: 400 },
    { why: 'the county, for a township', code: COUNTY, who: township, status: 404 },
    { why: 'a worker', code: TOWNSHIP, who: { ...zhuoma, doorstep_area: TOWNSHIP }, status: 403 },
    { why: 'no month', code: `${TOWNSHIP}`, who: township, more: '?month=2026-13', status: 400 },
  ])('refuses $why', async ({ code, who, more = '', status }) => {
    expect((await done(more, code, who)).status).toBe(status);
  });
});

describe('a figure of what was done', () => {
  it('never tells a small number, nor what one more record added', () => {
    const count = fc.nat({ max: 40 });
    fc.assert(
      fc.property(count, count, count, fc.nat({ max: 10_000_000 }), (visits, triggers, records, valueFen) => {
        const named = Object.fromEntries(triggerKinds.map((kind) => [kind, triggers]));
        const given = serviceKinds.flatMap((kind) =>
          Object.entries({ records, quantity: records, people: records, valueFen }).map(
            ([what, amount]) => [`household.${kind}.${what}`, amount] as const,
          ),
        );
        const view = activityView(TOWNSHIP, 'household', {
          household: visits,
          ...named,
          ...Object.fromEntries(given),
        });
        const fives = (value: unknown, least: number) =>
          typeof value === 'string' || (Number(value) >= least && Number(value) % 5 === 0);
        expect(fives(view.visits, 5)).toBe(true);
        expect(view.visits === '<5').toBe(visits < 5);
        for (const kind of triggerKinds) expect(fives(view.triggers[kind], 10)).toBe(true);
        for (const kind of serviceKinds) {
          const one = view.services[kind];
          expect(one === '<10').toBe(records < 10);
          if (one !== '<10')
            expect([one.records % 5, one.people % 5, one.valueFen % 100_000]).toEqual([0, 0, 0]);
        }
      }),
    );
  });
});
