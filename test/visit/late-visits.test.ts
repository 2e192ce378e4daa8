import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { linkItem } from '../../shared/link/store/links.ts';
import { loadTasks } from '../../shared/visit/store/task-store.ts';
import { visitFaults } from '../harness/invariants/visits.ts';
import { DAY, done, HOME, idOf, LATER, OTHER_HOME, partsOf, twoDoors } from '../support/late-visit.ts';
import * as people from '../support/register.ts';
import { aTask } from '../support/visits.ts';

const { GRID, FAR_GRID, TWIN_GRID, zhuoma, twin, far, county, registrar } = people;
const { origin } = aTask();

let { call, ctx, table, moveTo, record, recordOf, plannedFor } = await twoDoors();
beforeEach(async () => {
  ({ call, ctx, table, moveTo, record, recordOf, plannedFor } = await twoDoors());
});

const move = (to = FAR_GRID) => {
  const body = { id: idOf(90), to, reason: 'moved-house' };
  return call('POST', `/households/${HOME}/move`, registrar, { body });
};
const keptWhole = ['outcome true kept', 'request true kept', 'service true kept'];

describe('a visit made in time and sent late', () => {
  it('is kept as the phone had written it down: offline-visit-again-passed.json', async () => {
    const file = join(import.meta.dirname, 'phones', 'offline-visit-again-passed.json');
    const body = JSON.parse(await readFile(file, 'utf8'));
    await loadTasks(ctx, [
      aTask({ household: HOME, from: '2026-12-01', dueOn: '2026-12-14', expiresOn: '2027-01-20' }),
    ]);
    moveTo('2026-12-20T02:00:00.000Z');
    const answer = await record(body);
    expect(answer).toMatchObject({ status: 201, body: { visit: { day: '2026-12-13' } } });
    expect(partsOf(answer)).toEqual([
      'outcome true kept',
      'request true kept',
      'again true visit.again-passed',
    ]);
    expect((await call('GET', `/cases/${body.requests[0].id}`, zhuoma)).body.status).toBe('reported');
  });

  it('keeps the promise to come again though its day has passed: it is on the list, and says so', async () => {
    moveTo(LATER);
    const answer = await record();
    expect(answer.body.visit.followUp).toEqual({ origin: `${origin}.f1`, dueOn: '2026-03-15', late: true });
    expect(answer.body.parts.at(-1).detail).toMatch(/2026-03-15.*Go there/);
    const [next] = await plannedFor(zhuoma);
    expect(next).toMatchObject({ origin: `${origin}.f1`, from: '2026-03-10', state: 'overdue' });
    const chinese = { 'accept-language': 'zh-CN' };
    const path = `/tasks/${origin}/${HOME}/outcome`;
    const told = await call('POST', path, zhuoma, { body: done, headers: chinese });
    expect(told.body.parts.at(-1).detail).toMatch(/\p{Script=Han}/u);
  });

  it.each([
    { why: 'on the day of the visit', again: DAY },
    { why: 'before it', again: '2026-03-08' },
  ])('promises nothing $why', async ({ again }) => {
    moveTo(LATER);
    const stored = table.all();
    expect(await record({ ...done, again })).toMatchObject({
      status: 400,
      body: { errors: [{ code: 'visit.again-too-early', pointer: '#/again' }] },
    });
    expect(table.all()).toEqual(stored);
  });

  it('whose task has expired meanwhile is kept, and one that was made after that is not', async () => {
    moveTo('2026-04-02T02:00:00.000Z');
    expect((await record({ ...done, day: '2026-03-28' })).status).toBe(404);
    const answer = await record({ ...done, day: '2026-03-27', again: '2026-04-10' });
    expect(answer.status).toBe(201);
    expect(partsOf(answer)).toEqual([...keptWhole, 'again true kept']);
    const takeBack = { id: idOf(9), of: done.id };
    const path = `/tasks/${origin}/${HOME}/outcome/take-back`;
    expect((await call('POST', path, zhuoma, { body: takeBack })).status).toBe(201);
    expect(visitFaults(table.all())).toEqual([]);
  });

  it('finds its task as long as a phone may be offline', async () => {
    const task = table.all().find(({ sk }) => sk === `${origin}#${HOME}`);
    expect(task?.['expiresAt']).toBeGreaterThanOrEqual(Date.parse('2026-04-11T00:00:00+08:00') / 1000);
  });

  it('of a link that has ended since is kept, and a visit after that end is not', async () => {
    const over = people.aLink(OTHER_HOME, 'w-twin', {
      ...{ status: 'ended', to: '2026-03-16', endReason: 'other-worker', version: 2 },
    });
    await table.load([linkItem(over)]);
    moveTo(LATER);
    expect((await record({ ...done, day: '2026-03-17', again: undefined }, twin, OTHER_HOME)).status).toBe(
      404,
    );
    const answer = await record({ ...done, day: '2026-03-16', again: '2026-03-18' }, twin, OTHER_HOME);
    expect(partsOf(answer)).toEqual([...keptWhole, 'again true visit.again-passed']);
  });

  it.each([
    { why: 'a worker who never came there', claims: far, status: 404 },
    { why: 'who oversees from above', claims: county, status: 404 },
  ])('is not for $why', async ({ claims, status }) => {
    moveTo(LATER);
    const stored = table.all();
    expect((await record(done, claims)).status).toBe(status);
    expect(table.all()).toEqual(stored);
  });

  it('older than a fortnight is entered no more', async () => {
    moveTo('2026-03-24T02:00:00.000Z');
    expect((await record()).body.errors[0].code).toBe('visit.too-long-ago');
  });

  it.each([
    { what: 'visit', body: done },
    {
      what: 'one where nobody was met',
      body: { id: idOf(1), outcome: 'not-at-home', day: DAY, again: '2026-03-15' },
    },
  ])('has the same answer when it is sent again: $what', async ({ body }) => {
    moveTo(LATER);
    const first = await record(body);
    expect(first.status).toBe(201);
    const stored = table.all();
    moveTo('2026-05-20T02:00:00.000Z');
    expect(await record(body)).toEqual(first);
    expect(table.all()).toEqual(stored);
  });
});

describe('when the door has moved meanwhile', () => {
  it('what was said there is kept, and who may not see the new place is not told of it', async () => {
    moveTo('2026-03-12T02:00:00.000Z');
    const { household } = (await move()).body;
    moveTo(LATER);
    const answer = await record();
    expect(partsOf(answer)).toEqual([...keptWhole, 'again true visit.again-passed']);
    expect(JSON.stringify(answer)).not.toContain(household);
    expect(JSON.stringify(answer)).not.toContain(FAR_GRID);
    const link = { subject: { type: 'household', id: household }, worker: 'w-far', from: '2026-03-20' };
    const linked = await call('POST', '/links', registrar, { body: { ...link, reason: 'assigned' } });
    expect(linked.status).toBe(201);
    expect(await plannedFor(far, household)).toMatchObject([{ origin: `${origin}.f1` }]);
    const types = (await recordOf(far, household)).items.map(({ type }: { type: string }) => type);
    expect(types).toEqual(['visit', 'service', 'case']);
    expect(await record()).toEqual(answer);
    expect(visitFaults(table.all())).toEqual([]);
  });

  it('a visit after the move is not for who had come before', async () => {
    moveTo('2026-03-12T02:00:00.000Z');
    await move();
    moveTo(LATER);
    expect((await record({ ...done, day: '2026-03-13' })).status).toBe(404);
  });

  it('by a merger of areas it is the same', async () => {
    moveTo('2026-03-12T02:00:00.000Z');
    const body = { id: idOf(91), into: TWIN_GRID, reason: 'boundary-change' };
    const merged = await call('POST', `/areas/${GRID}/merge`, registrar, { body });
    expect(merged.status).toBe(201);
    moveTo(LATER);
    const answer = await record();
    expect(partsOf(answer)).toEqual([...keptWhole, 'again true visit.again-passed']);
    expect(await record()).toEqual(answer);
  });
});
