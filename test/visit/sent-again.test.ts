import { beforeEach, describe, expect, it } from 'vitest';
import { routes as register } from '../../functions/http/register/routes.ts';
import { routes as relocation } from '../../functions/http/relocation/routes.ts';
import { routes as visits } from '../../functions/http/visits/routes.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import { loadTasks } from '../../shared/visit/store/task-store.ts';
import { aPrefecture } from '../support/a-prefecture.ts';
import { callerOf } from '../support/call.ts';
import { hoursLater } from '../support/cases.ts';
import * as people from '../support/register.ts';
import { aTask, home } from '../support/visits.ts';

const { GRID, FAR_GRID, zhuoma, cairang, registrar } = people;
const id = (n: number) => `01JQ00000000000000000005${String(n).padStart(2, '0')}`;
const HOME = home(1, GRID);

const setUp = async () => {
  const test = await aPrefecture([...register, ...relocation, ...visits]);
  await loadTasks(test.ctx, [aTask({ household: HOME })]);
  return test;
};
let { call, ctx, table, moveTo } = await setUp();
beforeEach(async () => {
  ({ call, ctx, table, moveTo } = await setUp());
});

const move = async () => {
  const body = { id: id(90), to: FAR_GRID, reason: 'moved-house' };
  const answer = await call('POST', `/households/${HOME}/move`, registrar, { body });
  expect(answer.status).toBe(201);
};
const trigger = (who = zhuoma) =>
  call('POST', '/triggers', who, { body: { id: id(1), kind: 'left-school', household: HOME } });
const death = (n: number, day: string, who = zhuoma) =>
  call('POST', `/households/${HOME}/deaths`, who, { body: { id: id(n), day } });
const outcome = (outcome = 'done') => {
  const body = { id: id(3), outcome, day: '2026-03-09' };
  const requests = [{ id: id(4), kind: 'household-request', words: 'The well is dry.' }];
  return call('POST', `/tasks/${aTask().origin}/${HOME}/outcome`, zhuoma, {
    body: outcome === 'done' ? { ...body, requests } : body,
  });
};

describe('sent again after the household has moved', () => {
  it.each([
    { what: 'a trigger', send: trigger },
    { what: 'a death', send: () => death(2, '2026-03-08') },
    { what: 'a visit', send: outcome },
    { what: 'a visit that did not take place', send: () => outcome('not-at-home') },
  ])('$what is answered as before, and writes nothing', async ({ send }) => {
    const first = await send();
    expect(first.status).toBe(201);
    await move();
    const stored = table.all();
    expect(await send()).toEqual(first);
    moveTo(hoursLater(30));
    expect(await send()).toEqual(first);
    expect(table.all()).toEqual(stored);
  });

  it('a visit under the new number, and its taking back, are answered as before, after the task has run out', async () => {
    await move();
    const household = home(1, FAR_GRID);
    await table.load(people.linkedHousehold(FAR_GRID, 1, 'w-far').filter(({ sk }) => sk.startsWith('LINK')));
    const body = { id: id(3), outcome: 'done', day: '2026-03-09' };
    const send = () => call('POST', `/tasks/${aTask().origin}/${household}/outcome`, people.far, { body });
    const first = await send();
    expect(first.status).toBe(201);
    const takeBack = () =>
      call('POST', `/tasks/${aTask().origin}/${household}/outcome/take-back`, people.far, {
        body: { id: id(8), of: id(3) },
      });
    const takenBack = await takeBack();
    expect(takenBack.status).toBe(201);
    moveTo('2026-09-01T02:00:00.000Z');
    expect(await send()).toEqual(first);
    expect(await takeBack()).toEqual(takenBack);
  });

  it('a death that somebody else had reported is answered as before', async () => {
    const first = await death(2, '2026-03-08');
    expect(await death(5, '2026-03-09', cairang)).toEqual(first);
    await move();
    expect(await death(5, '2026-03-09', cairang)).toEqual(first);
  });

  it('what was never there before is refused to who may not see where it is now', async () => {
    await move();
    expect((await trigger()).status).toBe(404);
    expect((await death(2, '2026-03-08')).status).toBe(404);
  });

  it('an id of somebody else is still theirs', async () => {
    await trigger();
    expect((await trigger(cairang)).status).toBe(409);
  });
});

describe('a report of a death', () => {
  it('is answered as before after another death, by whomever it was sent', async () => {
    const first = await death(2, '2026-03-08');
    const other = await death(5, '2026-03-06', cairang);
    moveTo('2026-06-01T02:00:00.000Z');
    const second = await death(6, '2026-05-31');
    expect(second.body.condolence).toBe('death-2026-05-31');
    const stored = table.all();
    expect(await death(2, '2026-03-08')).toEqual(first);
    expect(await death(5, '2026-03-06', cairang)).toEqual(other);
    expect(await death(6, '2026-05-31')).toEqual(second);
    expect(table.all()).toEqual(stored);
  });

  it('finds the visit of one that a stop of before had forgotten', async () => {
    const first = await death(2, '2026-03-08');
    moveTo('2026-06-01T02:00:00.000Z');
    await death(6, '2026-05-31');
    const stop = table.all().find(({ sk }) => sk === `MUTE#${HOME}`);
    await table.load([{ ...(stop ?? { pk: '', sk: '' }), earlier: [] }]);
    expect(await death(2, '2026-03-08')).toEqual(first);
  });

  it('waits for what another one has written and is seen half', async () => {
    const first = await death(2, '2026-03-08');
    let looks = 0;
    const hidden = (sk: string) => sk.startsWith('MUTE#') && looks < 6;
    const late: typeof table = {
      ...table,
      getMany: async (keys) => {
        looks += 1;
        return (await table.getMany(keys)).filter(({ sk }) => !hidden(sk));
      },
    };
    const again = callerOf(visits, { ...ctx, table: late });
    const body = { id: id(2), day: '2026-03-08' };
    expect(await again('POST', `/households/${HOME}/deaths`, zhuoma, { body })).toEqual(first);
  });
});

describe('a trigger over a large grid', () => {
  const GRID_TRIGGER = { id: id(7), kind: 'sudden-hardship', grid: GRID };
  const send = (on = ctx) =>
    callerOf(visits, on)('POST', '/triggers', people.township, { body: GRID_TRIGGER });
  const listed = () => table.all().filter(({ pk, sk }) => pk === `TASK#${GRID}` && sk.startsWith(id(7)));

  it('is completed as it was meant, whoever has moved in or away since it broke off', async () => {
    const more = Array.from({ length: 99 }, (_, n) => people.aHousehold(GRID, n + 2));
    await table.load(more.map(householdItem));
    let writes = 0;
    const mortal: typeof table = {
      ...table,
      write: async (all) => {
        writes += 1;
        if (writes > 1) throw new Error('killed');
        await table.write(all);
      },
    };
    expect((await send({ ...ctx, table: mortal })).status).toBe(500);
    await move();
    await table.load([householdItem(people.aHousehold(GRID, 300))]);
    expect(await send()).toMatchObject({ status: 201, body: { households: 100 } });
    const doors = new Set(listed().map(({ household }) => household));
    expect(doors.size).toBe(100);
    const stored = table.all();
    expect((await send()).status).toBe(201);
    expect(table.all()).toEqual(stored);
  });
});
