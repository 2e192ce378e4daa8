import { beforeAll, describe, expect, it } from 'vitest';
import { loadTasks } from '../../shared/visit/store/task-store.ts';
import { aPrefecture, type Person, people } from '../support/a-prefecture.ts';
import { allEndpoints } from '../support/all-endpoints.ts';
import { everyLook, nothingElse } from '../support/every-look.ts';
import * as register from '../support/register.ts';
import { aTask, home as homeIn } from '../support/visits.ts';

const { GRID } = register;
const PLANNED = 'spring-greetings-2026';
const AHEAD = 'summer-greetings-2026';
const ID = '01JQ0000000000000000000001';
const home = (n: number) => homeIn(n, GRID);
/** Zhuoma comes to the first four doors, Cairang to the fifth. */
const ZHUOMAS = [1, 2, 3, 4].map((n) => home(n));
const CAIRANGS = home(5);
const [DOOR = ''] = ZHUOMAS;

const aVillageOfTwo = async () => {
  const doors = [
    ...[1, 2, 3, 4].flatMap((n) => register.linkedHousehold(GRID, n, 'w-zhuoma')),
    ...register.linkedHousehold(GRID, 5, 'w-cairang'),
  ];
  const world = await aPrefecture(await allEndpoints(), doors);
  const tasks = [...ZHUOMAS, CAIRANGS].map((household) => aTask({ origin: PLANNED, household }));
  const ahead = aTask({
    origin: AHEAD,
    household: home(2),
    from: '2026-05-02',
    dueOn: '2026-05-13',
    expiresOn: '2026-05-28',
  });
  await loadTasks(world.ctx, [...tasks, ahead]);
  return world;
};

const looks = await everyLook({
  ...nothingElse,
  code: [GRID, register.VILLAGE],
  householdId: [DOOR, CAIRANGS],
  origin: [PLANNED, AHEAD],
  workerId: ['w-zhuoma', 'w-cairang'],
  campaignId: [PLANNED],
  '?grid': [GRID],
  '?area': [GRID],
  '?household': [DOOR, GRID],
  '?subject': [DOOR],
  '?worker': ['w-zhuoma'],
  '?of': ['mine', 'area'],
  '?active': ['true'],
});

/** The doors at which an answer shows a visit that is open or planned. */
const doorsWithVisits = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const here = 'origin' in value && 'dueOn' in value && 'household' in value ? [String(value.household)] : [];
  return [...here, ...Object.values(value).flatMap(doorsWithVisits)];
};

type World = Awaited<ReturnType<typeof aVillageOfTwo>>;
const seenBy = async ({ call }: World, name: Person) => {
  const seen = [];
  for (const target of looks) {
    const { status, body } = await call('GET', target, people[name]);
    for (const door of doorsWithVisits(body)) seen.push({ target, status, door });
  }
  return seen;
};

describe('a visit that is open or planned', () => {
  let world: World;
  beforeAll(async () => {
    world = await aVillageOfTwo();
  });

  it.each(['zhuoma', 'dolma', 'tashi'] as const)(
    'is shown to %s, who makes it or answers for the place',
    async (name) => {
      const seen = await seenBy(world, name);
      const targets = new Set(seen.filter(({ door }) => door === DOOR).map(({ target }) => target));
      for (const target of [`/tasks?grid=${GRID}`, `/tasks/${PLANNED}/${DOOR}`, `/households/${DOOR}/record`])
        expect(targets).toContain(target);
    },
  );

  const others = Object.keys(people).filter(
    (name) => !['zhuoma', 'cairang', 'dolma', 'tashi'].includes(name),
  );
  it.each(others as Person[])('is shown at no door to %s', async (name) => {
    expect(await seenBy(world, name)).toEqual([]);
  });

  it('is shown to a colleague of the grid at their own door alone', async () => {
    const seen = await seenBy(world, 'cairang');
    expect(seen.filter(({ door }) => door !== CAIRANGS)).toEqual([]);
    expect(seen.map(({ target }) => target)).toContain(`/tasks?grid=${GRID}`);
  });

  it('is a number among others to a colleague, whatever they ask for', async () => {
    for (const question of ['', '&due=now', `&household=${DOOR}`]) {
      const { body } = await world.call('GET', `/tasks?grid=${GRID}${question}`, people.cairang);
      expect(body.counts).toEqual({ open: 1, due: 0, overdue: 0 });
      // Four open ones, and one that is ahead.
      expect(body.withOthers).toBe(5);
    }
    const { body } = await world.call('GET', `/tasks?grid=${GRID}`, people.zhuoma);
    expect(body.withOthers).toBe('<5');
  });

  it('is as if it were not to a colleague who asks for it, looks for its end or gives it one', async () => {
    const body = { id: ID, outcome: 'done', day: '2026-03-09' };
    for (const origin of [PLANNED, AHEAD, 'autumn-greetings-2026']) {
      const at = `/tasks/${origin}/${DOOR}`;
      const back = { body: { id: ID } };
      const answers = [
        await world.call('GET', at, people.cairang),
        await world.call('POST', `${at}/outcome`, people.cairang, { body }),
        await world.call('POST', `${at}/outcome/take-back`, people.cairang, back),
      ];
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    }
  });

  it('is shown to whoever stands in for its visitor', async () => {
    const { call } = await aVillageOfTwo();
    const away = {
      worker: 'w-zhuoma',
      deputy: 'w-cairang',
      from: '2026-03-09',
      to: '2026-03-20',
      reason: 'leave',
    };
    expect((await call('POST', '/deputies', people.wangmo, { body: away })).status).toBe(201);
    const { body } = await call('GET', `/tasks?grid=${GRID}`, people.cairang);
    expect(new Set(doorsWithVisits(body))).toEqual(new Set([...ZHUOMAS, CAIRANGS]));
    expect((await call('GET', `/tasks/${PLANNED}/${DOOR}`, people.cairang)).status).toBe(200);
  });
});

describe('a visit that was not wanted', () => {
  it('changes nothing but a number for any colleague, and narrows to no door', async () => {
    // A key of this server alone, made anew with each world.
    const compared = looks.filter((target) => target !== '/me/push-key');
    const answers = async (outcome: string | undefined) => {
      const world = await aVillageOfTwo();
      if (outcome !== undefined) {
        const body = { id: ID, outcome, day: '2026-03-09' };
        const made = await world.call('POST', `/tasks/${PLANNED}/${DOOR}/outcome`, people.zhuoma, { body });
        expect(made.status).toBe(201);
      }
      const all = [];
      for (const target of compared) {
        const { status, body } = await world.call('GET', target, people.cairang);
        const { withOthers, ...rest } = body;
        all.push({ target, status, rest, ...(typeof withOthers === 'number' && { withOthers: 'so many' }) });
      }
      return all;
    };
    const before = await answers(undefined);
    const after = await answers('not-wanted');
    const changed = after.filter((one, n) => JSON.stringify(one.rest) !== JSON.stringify(before[n]?.rest));
    expect(changed).toEqual([]);
  });
});

describe('what was agreed at a door', () => {
  const made = async () => {
    const world = await aVillageOfTwo();
    const requests = [{ id: '01JQ0000000000000000000002', kind: 'household-request', words: 'The lane.' }];
    const body = { id: ID, outcome: 'done', day: '2026-03-09', again: '2026-03-12', requests };
    const answer = await world.call('POST', `/tasks/${PLANNED}/${DOOR}/outcome`, people.zhuoma, { body });
    const { slip, followUp } = answer.body.visit;
    const visitSeenBy = async (name: Person) => {
      const record = await world.call('GET', `/households/${DOOR}/record`, people[name]);
      return record.body.items.find(({ type }: { type: string }) => type === 'visit').visit;
    };
    return { ...world, slip, followUp, visitSeenBy };
  };

  it('is told to who made the visit, and to those who answer for the place', async () => {
    const { slip, followUp, visitSeenBy } = await made();
    for (const name of ['zhuoma', 'dolma', 'tashi'] as const)
      expect(await visitSeenBy(name)).toMatchObject({ slip, followUp });
  });

  it('leads no colleague to how the next visit ended', async () => {
    const { slip, call, visitSeenBy } = await made();
    const seen = await visitSeenBy('cairang');
    expect(seen).toMatchObject({ origin: PLANNED, day: '2026-03-09' });
    expect(seen).not.toHaveProperty('slip');
    expect(seen).not.toHaveProperty('followUp');
    expect((await call('GET', `/households/${DOOR}/slips/${slip}`, people.cairang)).status).toBe(403);
  });
});
