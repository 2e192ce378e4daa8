import { beforeEach, describe, expect, it } from 'vitest';
import { loadTasks } from '../../shared/visit/store/task-store.ts';
import { GRID } from '../support/cases.ts';
import { aVillage, zhuoma } from '../support/village.ts';
import { aTask, home } from '../support/visits.ts';

const ID = '01JV0000000000000000000001';
const OTHER = '01JV0000000000000000000002';
const TODAY = '2026-03-09';
const done = { id: ID, outcome: 'done', day: TODAY };
const task = aTask();
const path = `/tasks/${task.origin}/${task.household}/outcome`;

const setUp = async () => {
  const village = await aVillage();
  await loadTasks(village.ctx, [task, aTask({ household: home(2) })]);
  return village;
};
let { call, table, ctx } = await setUp();
beforeEach(async () => {
  ({ call, table, ctx } = await setUp());
});
const record = (body: unknown) => call('POST', path, zhuoma, { body });
const listed = async () => (await call('GET', '/tasks', zhuoma)).body.items;
const counters = () => table.all().filter(({ pk }) => pk.startsWith('TALLY#'));

describe('"not wanted"', () => {
  const endWith = async (outcome: string) => {
    const village = await setUp();
    const answer = await village.call('POST', path, zhuoma, { body: { id: ID, outcome, day: TODAY } });
    const answers = await Promise.all(
      ['/tasks', `/tasks?grid=${GRID}`, '/tasks?due=now', `/tasks?household=${home(1)}`].map((target) =>
        village.call('GET', target, zhuoma),
      ),
    );
    return { answer, answers, log: village.log.lines, stored: village.table.all() };
  };
  /** The access log numbers its entries by chance. */
  const withoutChance = (text: string) => text.replaceAll(/#01[0-9A-Z]{24}/g, '#');

  it('is to the byte what "not at home" is: in the answer, the lists, the log and the table', async () => {
    const [one, other] = [await endWith('not-wanted'), await endWith('not-at-home')];
    expect(withoutChance(JSON.stringify(one))).toBe(withoutChance(JSON.stringify(other)));
  });

  it('is named nowhere in what is stored', async () => {
    const { stored, log } = await endWith('not-wanted');
    expect(JSON.stringify([stored, log])).not.toMatch(/wanted|declin|refus/i);
    const ending = stored.find(({ sk }) => sk.endsWith('#DONE'));
    expect(Object.keys(ending ?? {}).sort()).toEqual(
      ['digest', 'expiresAt', 'household', 'origin', 'pk', 'sent', 'sk', 'version'].sort(),
    );
  });

  it('counts nowhere', async () => {
    const before = counters();
    await record({ id: ID, outcome: 'not-wanted', day: TODAY });
    expect(counters()).toEqual(before);
  });

  it('is final: the task is in no list, and cannot be recorded otherwise', async () => {
    await record({ id: ID, outcome: 'not-wanted', day: TODAY });
    expect(JSON.stringify(await listed())).not.toContain(home(1));
    expect((await call('GET', `/tasks/${task.origin}/${home(1)}`, zhuoma)).status).toBe(404);
    expect((await record(done)).status).toBe(422);
    expect((await record({ ...done, id: OTHER })).status).toBe(409);
  });

  it('changes nothing about the next task', async () => {
    await record({ id: ID, outcome: 'not-wanted', day: TODAY });
    await loadTasks(ctx, [aTask({ origin: 'mid-autumn-2026' })]);
    expect((await listed()).map((trip: { household: string }) => trip.household)).toContain(home(1));
  });
});
