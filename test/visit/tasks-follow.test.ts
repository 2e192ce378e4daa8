import { beforeEach, describe, expect, it } from 'vitest';
import { routes as handover } from '../../functions/http/handover/routes.ts';
import { routes as me } from '../../functions/http/me/routes.ts';
import { routes as openRoutes } from '../../functions/http/public/routes.ts';
import { routes as register } from '../../functions/http/register/routes.ts';
import { routes as relocation } from '../../functions/http/relocation/routes.ts';
import { routes as slips } from '../../functions/http/slips/routes.ts';
import { routes as staff } from '../../functions/http/staff/routes.ts';
import { routes as visits } from '../../functions/http/visits/routes.ts';
import { remindOfVisits } from '../../functions/sweeps/remind-of-visits.ts';
import { areaItem } from '../../shared/area/store/area-item.ts';
import { PREFECTURE_CALENDAR } from '../../shared/calendar/rules/prefecture-calendar.ts';
import { deputyItem, linkItem } from '../../shared/link/store/links.ts';
import { listNotices } from '../../shared/notification/store/inbox-store.ts';
import { newAgenda } from '../../shared/visit/rules/agenda.ts';
import { loadTasks } from '../../shared/visit/store/task-store.ts';
import { agendaItem } from '../../shared/visit/store/visit-item.ts';
import { remindInGrid } from '../../shared/visit/use-cases/reminder-store.ts';
import { type Claims, callerOf } from '../support/call.ts';
import { hoursLater, MONDAY } from '../support/cases.ts';
import { shanghai } from '../support/clocks.ts';
import { testContext } from '../support/context.ts';
import { openCallerOf } from '../support/open-call.ts';
import * as people from '../support/register.ts';
import { aTask, home } from '../support/visits.ts';

const { GRID, TWIN_GRID, FAR_GRID, TOWNSHIP, VILLAGE, zhuoma, cairang, township, registrar, far } = people;
const id = (n: number) => `01JQ00000000000000000004${String(n).padStart(2, '0')}`;
const WORRY = id(1);
const THURSDAY = shanghai('2026-03-12 09:05');
const { origin } = aTask();

const setUp = async () => {
  const test = testContext();
  await test.table.load([
    ...people.theTree(),
    ...people.theStaff(),
    areaItem(people.anArea(VILLAGE, { liaison: 's-village' })),
    areaItem(people.anArea(TOWNSHIP, { liaison: 's-township' })),
    linkItem(people.aLink('x', 's-village', { subject: { type: 'area', id: VILLAGE } })),
    ...[1, 2].flatMap((n) => people.linkedHousehold(GRID, n, 'w-zhuoma')),
  ]);
  await loadTasks(
    test.ctx,
    [1, 2].map((n) => aTask({ household: home(n, GRID) })),
  );
  return {
    ...test,
    call: callerOf([...register, ...relocation, ...handover, ...staff, ...visits, ...slips, ...me], test.ctx),
  };
};
let { call, ctx, table, moveTo } = await setUp();
beforeEach(async () => {
  ({ call, ctx, table, moveTo } = await setUp());
});

const move = async (n: number, from: string, to: string, liaison: string) => {
  const body = { id: id(n), to, liaison, reason: 'moved-house' };
  return (await call('POST', `/households/${from}/move`, registrar, { body })).body.household as string;
};
const doorsOf = async (who: Claims) =>
  (await call('GET', '/tasks', who)).body.items.map((one: { household: string }) => one.household);
const outcome = (ref: string, who: Claims, body: object) =>
  call('POST', `/tasks/${ref}/outcome`, who, { body: { outcome: 'done', day: '2026-03-09', ...body } });
const ask = (helper: string) => {
  const body = {
    id: WORRY,
    kind: 'worry',
    household: home(1, GRID),
    asked: true,
    helper,
    words: 'No sleep.',
  };
  return call('POST', '/triggers', zhuoma, { body });
};
const leaves = (worker: string) =>
  call('POST', `/workers/${worker}/disable`, registrar, { body: { reason: 'left-service' } });
const standsIn = (deputy: string) =>
  table.load([
    deputyItem(
      {
        ...{ worker: 'w-zhuoma', deputy, from: '2026-03-09', to: '2026-03-11', reason: 'leave' },
        ...{ version: 1, createdAt: MONDAY, createdBy: 'r-1', digest: 'd' },
      },
      MONDAY,
    ),
  ]);
const inboxOf = async (who: string) => (await listNotices(ctx, who, { limit: 10 })).items;
const remind = async (area: string) => {
  const days = { firstDueOn: '2026-03-13', lastDueOn: '2026-03-13' };
  await table.load([agendaItem(newAgenda({ origin, area, ...days }, MONDAY, PREFECTURE_CALENDAR))]);
  moveTo(THURSDAY);
  expect(await remindOfVisits(ctx)).toMatchObject({ changed: 1, complete: true });
};

describe('the visits of a household that moves, and moves on', () => {
  const movesTwice = async () => {
    const second = await move(11, home(1, GRID), TWIN_GRID, 'w-twin');
    return [second, await move(12, second, FAR_GRID, 'w-far')] as const;
  };

  it('are with whoever comes to the last door, once', async () => {
    const [, last] = await movesTwice();
    expect(await doorsOf(far)).toEqual([last]);
    expect(await doorsOf(people.twin)).toEqual([]);
    expect(await doorsOf(zhuoma)).toEqual([home(2, GRID)]);
  });

  it('are spoken of where the household is now', async () => {
    await movesTwice();
    await remind(VILLAGE);
    expect(await inboxOf('w-far')).toMatchObject([{ kind: 'visits-due', grid: FAR_GRID, soon: 1 }]);
  });

  it('stay quiet after a death that was recorded at the door in between', async () => {
    const second = await move(11, home(1, GRID), TWIN_GRID, 'w-twin');
    const death = { body: { id: id(20), day: '2026-03-08' } };
    await call('POST', `/households/${second}/deaths`, people.twin, death);
    const last = await move(12, second, FAR_GRID, 'w-far');
    const { body } = await call('GET', '/tasks', far);
    expect(body.items[0].tasks).toMatchObject([{ reason: 'bereavement' }, { origin, quiet: true }]);
    expect((await call('GET', `/tasks/${origin}/${home(1, GRID)}`, far)).body.quiet).toBe(true);
    const again = { body: { id: id(21), day: '2026-03-07' } };
    expect((await call('POST', `/households/${last}/deaths`, far, again)).body).toMatchObject({
      condolence: 'death-2026-03-08',
    });
  });

  it('stay over when they were over, and end once at the new door', async () => {
    expect((await outcome(`${origin}/${home(1, GRID)}`, zhuoma, { id: id(30) })).status).toBe(201);
    await movesTwice();
    expect(await doorsOf(far)).toEqual([]);
    expect((await outcome(`${origin}/${home(1, GRID)}`, far, { id: id(31) })).status).toBe(409);
  });
});

describe('a promise to come again', () => {
  const again = (who: Claims) =>
    outcome(`${origin}/${home(1, GRID)}`, who, { id: id(40), again: '2026-03-20' });
  const follows = async (who: Claims) =>
    (await call('GET', '/tasks', who)).body.items
      .flatMap(({ tasks }: { tasks: { origin: string; worker: string }[] }) => tasks)
      .filter((one: { origin: string }) => one.origin === `${origin}.f1`);

  it('is the next liaison’s when the household gets another one', async () => {
    await again(zhuoma);
    const link = `/links/${home(1, GRID)}/2026-01-01/w-zhuoma/end`;
    await call('POST', link, registrar, { body: { reason: 'other-worker' } });
    const subject = { type: 'household', id: home(1, GRID) };
    const next = { subject, worker: 'w-cairang', from: '2026-03-09', reason: 'assigned' };
    expect((await call('POST', '/links', registrar, { body: next })).status).toBe(201);
    expect(await follows(zhuoma)).toEqual([]);
    expect(await follows(cairang)).toMatchObject([{ worker: 'w-cairang' }]);
  });

  it('comes back to the liaison by itself when a deputy gave it', async () => {
    await standsIn('w-cairang');
    expect((await again(cairang)).status).toBe(201);
    expect(await follows(cairang)).toHaveLength(1);
    moveTo('2026-03-11T02:00:00.000Z');
    expect(await follows(cairang)).toEqual([]);
    expect(await follows(zhuoma)).toMatchObject([{ worker: 'w-zhuoma' }]);
  });

  it('stays with somebody else who gave it, until they leave', async () => {
    expect((await again(people.village)).status).toBe(201);
    expect(await follows(zhuoma)).toEqual([]);
    expect(await follows(people.village)).toMatchObject([{ worker: 's-village' }]);
    await call('POST', '/workers', registrar, {
      body: { id: 's-village', name: 'Village', role: 'supervisor', area: VILLAGE },
    });
    await leaves('s-village');
    expect(await follows(zhuoma)).toMatchObject([{ worker: 'w-zhuoma' }]);
  });
});

describe('a talk that somebody asked for', () => {
  it('is on the list of the helper wherever they serve, and in their calendar', async () => {
    expect((await ask('w-far')).status).toBe(201);
    expect(await doorsOf(far)).toEqual([home(1, GRID)]);
    expect((await call('GET', `/tasks/${WORRY}/${home(1, GRID)}`, far)).body.words).toBe('No sleep.');
    const [stop] = (await call('GET', '/me/day', far)).body.stops;
    expect(stop).toMatchObject({ household: home(1, GRID), tasks: [{ reason: 'worry' }] });
    // The way to the door, and nothing else that the register holds of it.
    expect(Object.keys(stop).sort()).toEqual(['address', 'household', 'name', 'promised', 'tasks']);
    const { path } = (await call('POST', '/me/calendar', far)).body;
    expect((await openCallerOf(openRoutes, ctx)(path)).text).toContain('1 visit(s)');
    expect((await outcome(`${WORRY}/${home(1, GRID)}`, far, { id: id(50) })).status).toBe(201);
    expect(await doorsOf(far)).toEqual([]);
  });

  it('is shown to nobody else when the helper has left, and counted for the one above', async () => {
    await ask('w-far');
    await leaves('w-far');
    const { body } = await call('GET', `/tasks?grid=${GRID}`, township);
    expect(JSON.stringify(body.items)).not.toContain(WORRY);
    expect(await doorsOf(zhuoma)).toEqual([home(1, GRID), home(2, GRID)]);
    await remindInGrid(ctx, GRID, '2026-03-10', hoursLater(24));
    expect(await inboxOf('s-village')).toMatchObject([{ kind: 'visits-overdue', withoutWorker: 1 }]);
  });
});

describe('visits of a liaison who has left', () => {
  it('are told to the one above as nobody’s, and to the deputy while there is one', async () => {
    await leaves('w-zhuoma');
    await remind(VILLAGE);
    expect(await inboxOf('w-zhuoma')).toEqual([]);
    expect(await inboxOf('s-village')).toMatchObject([{ withoutWorker: 2 }]);
    ({ call, ctx, table, moveTo } = await setUp());
    await standsIn('w-cairang');
    await leaves('w-zhuoma');
    await remindInGrid(ctx, GRID, '2026-03-10', '2026-03-10T01:05:00.000Z');
    expect(await inboxOf('s-village')).toEqual([]);
    expect(await doorsOf(cairang)).toEqual([home(1, GRID), home(2, GRID)]);
  });
});
