import { beforeEach, describe, expect, it } from 'vitest';
import { routes as imports } from '../../functions/http/imports/routes.ts';
import { routes as register } from '../../functions/http/register/routes.ts';
import { routes as relocation } from '../../functions/http/relocation/routes.ts';
import { routes as staff } from '../../functions/http/staff/routes.ts';
import { routes as visits } from '../../functions/http/visits/routes.ts';
import { deleteExpired } from '../../shared/jobs/use-cases/delete-expired.ts';
import { loadTasks } from '../../shared/visit/store/task-store.ts';
import { aPrefecture } from '../support/a-prefecture.ts';
import { hoursLater } from '../support/cases.ts';
import { emptyBucket } from '../support/files/case-files.ts';
import * as people from '../support/register.ts';
import { aTask, home } from '../support/visits.ts';

const { GRID, zhuoma, registrar, foreignRegistrar } = people;
const id = (n: number) => `01JQ00000000000000000009${String(n).padStart(2, '0')}`;
const HOME = home(1, GRID);

const setUp = async () => {
  const test = await aPrefecture([...imports, ...register, ...relocation, ...staff, ...visits]);
  await loadTasks(test.ctx, [aTask({ household: HOME })]);
  return test;
};
let { call, ctx, table, moveTo } = await setUp();
beforeEach(async () => {
  ({ call, ctx, table, moveTo } = await setUp());
});
const leave = (reason = 'moved-away', who = registrar, n = 1) =>
  call('POST', `/households/${HOME}/leave`, who, { body: { id: id(n), reason } });
const comeBack = (n = 2) =>
  call('POST', `/households/${HOME}/leave/take-back`, registrar, { body: { id: id(n) } });
const stored = () => table.all().find(({ sk }) => sk === `HH#${HOME}`);
const read = () => call('GET', `/households/${HOME}`, registrar);

describe('a household that is there no more', () => {
  it.each(['moved-away', 'died-out', 'entered-twice'])('leaves the register: %s', async (reason) => {
    expect(await leave(reason)).toMatchObject({
      status: 201,
      body: { household: HOME, leftOn: '2026-03-09' },
    });
    expect((await read()).status).toBe(404);
    expect((await call('GET', '/households', zhuoma)).body.items).toEqual([]);
    expect((await call('GET', '/tasks', zhuoma)).body.items).toEqual([]);
    const links = (await call('GET', `/links?worker=w-zhuoma`, registrar)).body.items;
    expect(links.filter(({ status }: { status: string }) => status === 'live')).toEqual([]);
    const file = { ...people.aFile({ name: 'Lhamo', phone: '13900000003' }), grid: GRID, id: id(30) };
    expect((await call('POST', '/households', registrar, { body: file })).body.id).not.toBe(HOME);
  });

  it('for no other reason', async () => {
    expect((await leave('key-person')).status).toBe(400);
    expect((await leave('other')).status).toBe(400);
  });

  it('once, and by who keeps its register', async () => {
    expect((await leave('moved-away', foreignRegistrar)).status).toBe(404);
    expect((await leave('moved-away', zhuoma)).status).toBe(403);
    const both = await Promise.all([leave(), leave()]);
    expect(both[1]).toEqual(both[0]);
    moveTo(hoursLater(60));
    expect(await leave()).toEqual(both[0]);
    expect((await leave('died-out')).status).toBe(422);
    expect((await leave('died-out', registrar, 9)).status).toBe(404);
  });

  it('is not brought back by an import, which says what to do', async () => {
    await leave();
    const rows = [{ household: HOME, name: 'Lhamo' }];
    const body = { kind: 'households', rows, dryRun: true };
    const answer = await call('POST', `/imports/${id(40)}/chunks/0`, registrar, { body });
    expect(answer.body.results).toMatchObject([{ outcome: 'refused', code: 'row.household-left' }]);
  });

  it('keeps a visit that was made before and sent after it', async () => {
    moveTo(hoursLater(48));
    await leave();
    const body = (day: string) => ({
      ...{ id: id(50), outcome: 'done', day },
      requests: [{ id: id(51), kind: 'household-request', words: 'A certificate.' }],
    });
    moveTo(hoursLater(96));
    const path = `/tasks/${aTask().origin}/${HOME}/outcome`;
    expect((await call('POST', path, zhuoma, { body: body('2026-03-12') })).status).toBe(404);
    const answer = await call('POST', path, zhuoma, { body: body('2026-03-10') });
    expect(answer).toMatchObject({ status: 201, body: { parts: [{ kept: true }, { kept: true }] } });
  });
});

describe('a household that had left by mistake', () => {
  it('comes back as it was, with whoever came there', async () => {
    const { version: _, ...before } = (await read()).body;
    await leave();
    const answer = await comeBack();
    expect(answer).toMatchObject({ status: 201, body: { household: HOME } });
    const { version: __, ...after } = (await read()).body;
    expect(after).toEqual(before);
    expect((await call('GET', '/tasks', zhuoma)).body.items).toHaveLength(1);
    expect(await comeBack()).toEqual(answer);
    expect((await leave('died-out', registrar, 3)).status).toBe(201);
  });

  it('does not come back where it has not left', async () => {
    expect(await comeBack()).toMatchObject({ status: 409, body: { code: 'household.not-left' } });
  });

  it('is known for 90 days, and then its number alone stays', async () => {
    await leave();
    for (const since of [60, 91]) {
      for (let night = 0; night < 28; night += 1) {
        moveTo(hoursLater(24 * (since + night)));
        await deleteExpired(ctx, emptyBucket);
      }
      expect('name' in (stored() ?? {})).toBe(since === 60);
    }
    expect(stored()).toMatchObject({ status: 'erased', id: HOME });
    expect((await comeBack()).status).toBe(409);
  });
});
