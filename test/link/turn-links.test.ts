import { beforeEach, describe, expect, it } from 'vitest';
import { routes as caseRoutes } from '../../functions/http/cases/routes.ts';
import { routes as register } from '../../functions/http/register/routes.ts';
import { routes as staff } from '../../functions/http/staff/routes.ts';
import { applyDueLinkDates } from '../../functions/sweeps/turn-links.ts';
import { householdId } from '../../shared/base/area-code.ts';
import { startOf } from '../../shared/base/instant.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import { newDeputy } from '../../shared/link/rules/new-deputy.ts';
import { deputyItem, linkItem } from '../../shared/link/store/links.ts';
import type { Table } from '../../shared/table/table.ts';
import { aPrefecture } from '../support/a-prefecture.ts';
import { callerOf } from '../support/call.ts';
import { MONDAY } from '../support/cases.ts';
import { testContext } from '../support/context.ts';
import {
  aHousehold,
  aLink,
  far,
  GRID,
  linkedHousehold,
  registrar,
  SEED,
  township,
  twin,
} from '../support/register.ts';

const HOME = householdId(GRID, 1);
const LATER = householdId(GRID, 2);

const setUp = () =>
  aPrefecture(
    [...register, ...staff, ...caseRoutes],
    [
      householdItem(aHousehold(GRID, 1, { liaison: 'w-zhuoma' })),
      linkItem(aLink(HOME, 'w-zhuoma', { to: '2026-03-20' })),
      linkItem(aLink(HOME, 'w-cairang', { status: 'planned', from: '2026-03-20', to: '2026-04-01' })),
      householdItem(aHousehold(GRID, 2)),
      linkItem(aLink(LATER, 'w-cairang', { status: 'planned', from: '2026-03-21' })),
      ...linkedHousehold(GRID, 3, 'w-zhuoma'),
    ],
  );
let { call, table, ctx, moveTo, log } = await setUp();
beforeEach(async () => {
  ({ call, table, ctx, moveTo, log } = await setUp());
});

const liaison = async (id: string) => (await call('GET', `/households/${id}`, registrar)).body.liaison;
const on = (day: string) => moveTo(startOf(day));

describe('the turn of a day', () => {
  it('ends a link on its day and begins the next, so that the household is never without', async () => {
    on('2026-03-19');
    expect(await applyDueLinkDates(ctx)).toMatchObject({ expected: 0, complete: true });
    on('2026-03-20');
    expect(await applyDueLinkDates(ctx)).toMatchObject({ expected: 2, scanned: 2, changed: 1, skipped: 1 });
    expect(await liaison(HOME)).toBe('w-cairang');
    const links = table.all().filter(({ pk }) => pk === `SUBJECT#${HOME}`);
    expect(links).toMatchObject([
      { worker: 'w-zhuoma', status: 'ended', to: '2026-03-20', endReason: 'term-over' },
      { worker: 'w-cairang', status: 'live' },
    ]);
  });

  it('does nothing twice, and catches up when it was missed', async () => {
    on('2026-06-01');
    expect(await applyDueLinkDates(ctx)).toMatchObject({ complete: true });
    expect(await liaison(HOME)).toBeUndefined();
    expect(await liaison(LATER)).toBe('w-cairang');
    const after = table.all().filter(({ sk }) => sk.startsWith('LINK#') || sk.startsWith('HH#'));
    expect(await applyDueLinkDates(ctx)).toMatchObject({ expected: 0, changed: 0 });
    expect(table.all().filter(({ sk }) => sk.startsWith('LINK#') || sk.startsWith('HH#'))).toEqual(after);
    expect(after.filter(({ clockPk }) => clockPk !== undefined)).toEqual([]);
  });

  it('counts one bad record, goes on with the rest, and says that it is incomplete', async () => {
    await table.load([{ pk: 'SUBJECT#bad', sk: 'LINK#bad', clockPk: 'TURN#0', clockSk: MONDAY }]);
    on('2026-03-21');
    await expect(applyDueLinkDates(ctx)).rejects.toThrow('incomplete');
    expect(await liaison(LATER)).toBe('w-cairang');
    expect(log.lines).toContainEqual(
      expect.objectContaining({ job: 'turn-links', id: 'SUBJECT#bad LINK#bad' }),
    );
  });

  it('takes a deputy off the list when the worker is back', async () => {
    const leave = {
      worker: 'w-zhuoma',
      deputy: 'w-far',
      from: '2026-03-10',
      to: '2026-03-15',
      reason: 'leave',
    } as const;
    await table.load([deputyItem(newDeputy(leave, SEED, MONDAY), MONDAY)]);
    on('2026-03-15');
    expect(await applyDueLinkDates(ctx)).toMatchObject({ expected: 1, changed: 1 });
    expect(table.all().filter(({ workPk }) => workPk === 'DEPUTY#w-far')).toEqual([]);
    expect((await call('GET', '/households', far)).body.items).toEqual([]);
  });
  it('leaves a deputy alone whose days somebody changes in the same moment', async () => {
    const leave = newDeputy(
      { worker: 'w-zhuoma', deputy: 'w-far', from: '2026-03-09', to: '2026-03-12', reason: 'leave' },
      SEED,
      MONDAY,
    );
    await table.load([deputyItem(leave, MONDAY)]);
    const changed = deputyItem({ ...leave, to: '2026-03-14', version: 2 }, MONDAY);
    const overtaking: Table = {
      ...table,
      query: async (query) => {
        const page = await table.query(query);
        await table.load([changed]);
        return page;
      },
    };
    const test = testContext(overtaking);
    test.moveTo(startOf('2026-03-12'));
    expect(await applyDueLinkDates(test.ctx)).toMatchObject({ scanned: 1, skipped: 1, failed: 0 });
    expect(table.all()).toContainEqual(changed);
  });
});

describe('being linked', () => {
  const report = (n: number, id: string) => ({
    id: `01JQ000000000000000000010${n}`,
    kind: 'household-request',
    subject: { type: 'household', id },
    words: 'The stove is broken.',
  });

  it('lets a worker from elsewhere report for their household and read its cases, until the link is over', async () => {
    await table.load([...linkedHousehold(GRID, 4, 'w-far')]);
    const id = householdId(GRID, 4);
    await call('POST', '/cases', township, { body: report(1, id) });
    expect(await call('GET', `/cases/${report(1, id).id}`, far)).toMatchObject({
      status: 200,
      body: { shown: 'whole' },
    });
    expect((await call('POST', '/cases', far, { body: report(2, id) })).status).toBe(201);
    await call('POST', `/links/${id}/2026-01-01/w-far/end`, township, { body: { reason: 'other-worker' } });
    expect((await call('GET', `/cases/${report(1, id).id}`, far)).status).toBe(404);
    expect((await call('POST', '/cases', far, { body: report(3, id) })).status).toBe(404);
  });

  it('shows a case to the worker of the grid as a trace unless they are the liaison', async () => {
    await call('POST', '/cases', township, { body: report(1, HOME) });
    const shown = async (sub: string) => {
      const claims = { sub, doorstep_role: 'worker', doorstep_area: GRID };
      return (await call('GET', `/cases/${report(1, HOME).id}`, claims)).body.shown;
    };
    expect([await shown('w-zhuoma'), await shown('w-cairang')]).toEqual(['whole', 'trace']);
    expect((await call('GET', `/cases/${report(1, HOME).id}`, twin)).status).toBe(404);
  });

  it('costs a report in one’s own grid nothing: one request, whoever the liaison is', async () => {
    let requests = 0;
    const counting = new Proxy(table, {
      get:
        (target, name: keyof typeof table) =>
        (...args: never[]) => {
          requests += 1;
          return (target[name] as (...all: never[]) => unknown)(...args);
        },
    });
    const { ctx: metered } = testContext(counting);
    const measured = callerOf(caseRoutes, metered);
    const claims = { sub: 'w-zhuoma', doorstep_role: 'worker', doorstep_area: GRID };
    await measured('POST', '/cases', claims, { body: report(1, LATER) });
    requests = 0;
    await measured('POST', '/cases', claims, { body: report(2, LATER) });
    expect(requests).toBe(1);
  });
});
