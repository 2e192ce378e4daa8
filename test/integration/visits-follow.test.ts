import { describe, expect, it } from 'vitest';
import { routes as handover } from '../../functions/http/handover/routes.ts';
import { routes as register } from '../../functions/http/register/routes.ts';
import { routes as relocation } from '../../functions/http/relocation/routes.ts';
import { routes as staff } from '../../functions/http/staff/routes.ts';
import { routes as visits } from '../../functions/http/visits/routes.ts';
import { createTable } from '../../local/create-table.ts';
import { householdId } from '../../shared/base/area-code.ts';
import { countEndedVisits } from '../../shared/campaign/store/campaign-store.ts';
import { dynamoTable } from '../../shared/table/dynamo-table.ts';
import type { Task } from '../../shared/visit/rules/task.ts';
import { loadTasks, tasksInGrid } from '../../shared/visit/store/task-store.ts';
import { failingTable } from '../harness/failing-table.ts';
import { withEngine } from '../harness/with-engine.ts';
import { callerOf } from '../support/call.ts';
import { testContext } from '../support/context.ts';
import * as people from '../support/register.ts';
import { aTask } from '../support/visits.ts';

const { GRID, TWIN_GRID, OTHER_VILLAGE, zhuoma, township, registrar } = people;
const NEW_GRID = `${OTHER_VILLAGE}777`;
const id = (n: number) => `01JQ00000000000000000005${String(n).padStart(2, '0')}`;
const DOORS = 6;
const CAMPAIGN = 'mid-autumn-2026';
const ENDED = 2;

const engine = withEngine();

let tables = 0;
/** A campaign at six doors, of which two are over, and a talk that was asked for at a third. */
const setUp = async () => {
  tables += 1;
  const name = `follow-${tables}`;
  await createTable(engine.client, name);
  const plain = dynamoTable(engine.client, name);
  const doors = Array.from({ length: DOORS }, (_, n) => householdId(GRID, n));
  await plain.load([
    ...people.theTree(),
    ...people.theStaff(),
    ...doors.flatMap((_, n) => people.linkedHousehold(GRID, n, 'w-zhuoma')),
  ]);
  const { table, killAt, revive } = failingTable(plain);
  const { ctx } = testContext(table);
  const call = callerOf([...register, ...relocation, ...handover, ...staff, ...visits], ctx);
  await loadTasks(
    ctx,
    doors.map((household) => aTask({ household, origin: CAMPAIGN })),
  );
  for (const n of [0, 1]) {
    const body = { id: id(n), outcome: n === 0 ? 'done' : 'not-wanted', day: '2026-03-09' };
    await call('POST', `/tasks/${CAMPAIGN}/${doors[n]}/outcome`, zhuoma, { body });
  }
  const worry = { id: id(9), kind: 'worry', household: doors[2], asked: true };
  expect((await call('POST', '/triggers', zhuoma, { body: worry })).status).toBe(201);
  return { plain, ctx, call, killAt, revive };
};
type World = Awaited<ReturnType<typeof setUp>>;

/** Where the open visits lie, with whom, by the number that they were planned under. */
const openIn = async ({ ctx }: World, grids: readonly string[]) => {
  const books = await Promise.all(grids.map((grid) => tasksInGrid(ctx, grid, '2026-03-09')));
  const all = books.flatMap(({ tasks }) => tasks);
  const name = ({ origin, household }: Task) => `${origin} ${household.slice(-4)}`;
  return all.map(({ task, household, worker }) => `${name(task)} ${household.id.slice(0, 15)} ${worker}`);
};

/** However a step is broken off and sent again: every visit is there once, and none that was over comes back. */
const everyKill = async (
  step: (world: World) => Promise<number>,
  expectAll: (world: World) => Promise<void>,
) => {
  let kills = 0;
  for (const when of ['before', 'after'] as const) {
    for (let at = 1; ; at += 1) {
      const world = await setUp();
      world.killAt(at, when);
      const status = await step(world);
      world.revive();
      if (status !== 201) kills += 1;
      expect([await step(world), await step(world)]).toEqual([201, 201]);
      await expectAll(world);
      expect(await countEndedVisits(world.ctx, CAMPAIGN)).toBe(ENDED);
      if (status === 201) break;
    }
  }
  expect(kills).toBeGreaterThan(0);
};
const last4 = (n: number) => householdId(GRID, n).slice(-4);

describe('open visits on the real engine', () => {
  it('follow a household into another grid', () =>
    everyKill(
      async ({ call }) => {
        const body = { id: id(20), to: TWIN_GRID, liaison: 'w-twin', reason: 'moved-house' };
        const path = `/households/${householdId(GRID, 2)}/move`;
        return (await call('POST', path, registrar, { body })).status;
      },
      async (world) => {
        expect((await openIn(world, [GRID, TWIN_GRID])).sort()).toEqual([
          `${id(9)} ${last4(2)} ${TWIN_GRID} w-zhuoma`,
          `${CAMPAIGN} ${last4(2)} ${TWIN_GRID} w-twin`,
          ...[3, 4, 5].map((n) => `${CAMPAIGN} ${last4(n)} ${GRID} w-zhuoma`),
        ]);
      },
    ));

  it('follow an area that gets another code', () =>
    everyKill(
      async ({ call }) => {
        const body = { id: id(21), to: NEW_GRID, reason: 'boundary-change' };
        return (await call('POST', `/areas/${GRID}/move`, registrar, { body })).status;
      },
      async (world) => {
        expect((await openIn(world, [GRID, NEW_GRID])).sort()).toEqual([
          `${id(9)} ${last4(2)} ${NEW_GRID} w-zhuoma`,
          ...[2, 3, 4, 5].map((n) => `${CAMPAIGN} ${last4(n)} ${NEW_GRID} w-zhuoma`),
        ]);
      },
    ));

  it('go to whoever takes over', () =>
    everyKill(
      async ({ call }) => {
        const body = { id: id(22), from: 'w-zhuoma', to: 'w-cairang', reason: 'left-post' };
        const answer = await call('POST', '/hand-overs', township, { body });
        if (answer.status === 201)
          expect(answer.body).toMatchObject({ state: 'done', households: DOORS, visits: 5 });
        return answer.status;
      },
      async (world) => {
        expect((await openIn(world, [GRID])).sort()).toEqual([
          `${id(9)} ${last4(2)} ${GRID} w-cairang`,
          ...[2, 3, 4, 5].map((n) => `${CAMPAIGN} ${last4(n)} ${GRID} w-cairang`),
        ]);
      },
    ));
});
