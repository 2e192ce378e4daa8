import { describe, expect, it } from 'vitest';
import { publishChunks } from '../../functions/consumers/publish-chunks.ts';
import { routes as slips } from '../../functions/http/slips/routes.ts';
import { routes as visits } from '../../functions/http/visits/routes.ts';
import { areaItem } from '../../shared/area/store/area-item.ts';
import { createCampaign } from '../../shared/campaign/store/campaign-store.ts';
import { chunkStatuses } from '../../shared/campaign/store/chunk-status.ts';
import { planCampaign } from '../../shared/campaign/use-cases/plan-campaign.ts';
import { publishCampaign } from '../../shared/campaign/use-cases/publish-campaign.ts';
import { createDeputy } from '../../shared/link/store/deputy-store.ts';
import { workerItem } from '../../shared/worker/store/worker-item.ts';
import { findWorker, workerWrite } from '../../shared/worker/store/worker-store.ts';
import { type Claims, callerOf } from '../support/call.ts';
import { aCampaign, messagesFor, OPENING_DAY, sqsEvent } from '../support/campaigns.ts';
import { testContext } from '../support/context.ts';
import * as people from '../support/register.ts';

const ID = 'mid-autumn-2026';
const NEXT = '623027101203002';
const claimsOf = (sub: string, doorstep_area: string): Claims => ({
  sub,
  doorstep_role: 'worker',
  doorstep_area,
});
const [full, helper, stranger] = [
  claimsOf('w-full', people.GRID),
  claimsOf('w-helper', NEXT),
  claimsOf('w-cairang', people.GRID),
];
/** Eight trips on each of eleven working days. */
const CAPACITY = 88;

/** One liaison of a grid with more households than fit, and a colleague in the next grid of the village. */
const setUp = async () => {
  const test = testContext();
  const { ctx, table } = test;
  await table.load([
    ...people.theTree(),
    areaItem(people.anArea(NEXT)),
    ...[
      people.aWorker('w-full'),
      people.aWorker('w-cairang'),
      people.aWorker('w-helper', { area: NEXT }),
    ].map(workerItem),
    ...Array.from({ length: CAPACITY + 2 }, (_, n) =>
      people.linkedHousehold(people.GRID, n, 'w-full'),
    ).flat(),
    ...people.linkedHousehold(NEXT, 1, 'w-helper'),
  ]);
  test.moveTo(OPENING_DAY);
  const opened = aCampaign();
  await createCampaign(ctx, opened);
  const planned = await planCampaign(ctx, opened);
  const publish = async () => {
    await publishCampaign(ctx, planned, 's-prefecture');
    await publishChunks(sqsEvent(messagesFor(await chunkStatuses(ctx, ID))), ctx);
    test.moveTo('2026-09-24T02:00:00.000Z');
  };
  const call = callerOf([...visits, ...slips], ctx);
  const stopsOf = async (who: Claims): Promise<string[]> => {
    const first = (await call('GET', '/me/day?limit=100', who)).body;
    return first.stops.map((stop: { household: string }) => stop.household);
  };
  const lines = () => table.all().filter(({ sk }) => sk.startsWith('HELP#'));
  return { ...test, call, planned, publish, stopsOf, lines };
};

describe('a colleague who helps out', () => {
  it('is counted in the plan, which can do it all now', async () => {
    const { planned } = await setUp();
    expect(planned.plan).toMatchObject({ households: 91, visits: 91, helped: 2, undone: { 'days-full': 0 } });
  });

  it('has the visits on their list, in a grid that is not theirs, and the liaison has them not', async () => {
    const { publish, stopsOf, lines } = await setUp();
    await publish();
    const mine = await stopsOf(helper);
    expect(mine).toHaveLength(3);
    const theirs = await stopsOf(full);
    expect(theirs).toHaveLength(CAPACITY);
    expect(theirs.filter((door) => mine.includes(door))).toEqual([]);
    expect(await stopsOf(stranger)).toEqual([]);
    expect(lines()).toMatchObject([{ pk: 'WORKER#w-helper', sk: `HELP#${ID}#${people.GRID}` }]);
  });

  it('may record the visit, as the one it was planned for', async () => {
    const { publish, stopsOf, call } = await setUp();
    await publish();
    const [door = ''] = (await stopsOf(helper)).filter((one) => one.startsWith(people.GRID));
    const record = (who: Claims) =>
      call('POST', `/tasks/${ID}/${door}/outcome`, who, {
        body: { id: '01JQ0000000000000000000001', outcome: 'not-at-home', day: '2026-09-24' },
      });
    expect((await record(claimsOf('w-far', people.FAR_GRID))).status).toBe(404);
    expect((await record(helper)).status).toBe(201);
    expect(await stopsOf(helper)).toHaveLength(2);
  });

  it('finds the door, which nobody else of the next grid does', async () => {
    const { publish, stopsOf, call, table } = await setUp();
    await publish();
    const [door = ''] = (await stopsOf(helper)).filter((one) => one.startsWith(people.GRID));
    const look = (who: Claims) => call('GET', `/tasks/${ID}/${door}`, who);
    const { name, address } = people.aFile();
    expect((await look(helper)).body).toMatchObject({ name, address });
    expect((await look(claimsOf('w-next', NEXT))).status).toBe(404);
    expect((await look(full)).body).not.toHaveProperty('address');
    const noted = table.all().filter(({ pk, reader }) => pk === `ACCESS#${door}` && reader === 'w-helper');
    expect(noted.map(({ purpose }) => purpose)).toContain('task.read');
  });

  it('is stood in for like anybody, and hands the slip over', async () => {
    const { publish, stopsOf, call, ctx } = await setUp();
    await publish();
    const [door = ''] = (await stopsOf(helper)).filter((one) => one.startsWith(people.GRID));
    const worker = await findWorker(ctx, 'w-helper');
    if (worker === undefined) throw new Error('The deputy works here.');
    const away = {
      worker: 'w-helper',
      deputy: 'w-stands-in',
      from: '2026-09-23',
      to: '2026-09-30',
      reason: 'leave' as const,
    };
    const standIn = async () => ({ ...worker, id: 'w-stands-in' });
    await ctx.table.load([workerItem(await standIn())]);
    await createDeputy(ctx, away, standIn, { sent: people.SEED, at: ctx.now() });
    const deputy = claimsOf('w-stands-in', NEXT);
    expect(await stopsOf(helper)).toEqual([]);
    expect(await stopsOf(deputy)).toContain(door);
    expect((await call('GET', `/tasks/${ID}/${door}`, deputy)).body).toHaveProperty('address');
    const body = {
      id: '01JQ0000000000000000000001',
      outcome: 'done',
      day: '2026-09-24',
      again: '2026-09-28',
    };
    const { status, body: over } = await call('POST', `/tasks/${ID}/${door}/outcome`, deputy, { body });
    expect(status).toBe(201);
    const slip = (who: Claims) => call('GET', `/households/${door}/slips/${over.slip}`, who);
    expect((await slip(deputy)).status).toBe(200);
    expect((await slip(claimsOf('w-next', NEXT))).status).toBe(404);
    expect(
      (await call('GET', `/households/${people.aHousehold(people.GRID, 0).id}/slips/${over.slip}`, deputy))
        .status,
    ).toBe(404);
  });

  it('gives them back to the liaison by leaving the service', async () => {
    const { publish, stopsOf, ctx } = await setUp();
    await publish();
    const worker = await findWorker(ctx, 'w-helper');
    if (worker === undefined) throw new Error('There is no colleague.');
    const left = { active: false, leftOn: '2026-09-24', reason: 'left-service' } as const;
    await ctx.table.write([workerWrite(worker, { ...worker, ...left, version: worker.version + 1 })]);
    expect(await stopsOf(full)).toHaveLength(CAPACITY + 2);
  });

  it.each([1, 2])(
    'never has a visit without being told where, also when killed at batch %i',
    async (last) => {
      const { ctx, table, lines, planned } = await setUp();
      await publishCampaign(ctx, planned, 's-prefecture');
      let batches = 0;
      const mortal = {
        ...table,
        load: async (items: Parameters<typeof table.load>[0]) => {
          batches += 1;
          if (batches > last) throw new Error('killed');
          await table.load(items);
        },
      };
      const messages = sqsEvent(messagesFor(await chunkStatuses(ctx, ID)));
      await publishChunks(messages, { ...ctx, table: mortal });
      const helped = table.all().filter(({ pk, worker }) => pk.startsWith('TASK#') && worker === 'w-helper');
      expect(helped).toHaveLength(last === 1 ? 0 : 2);
      expect(lines()).toHaveLength(1);
    },
  );

  it('is written down once, however often the chunk comes', async () => {
    const { publish, ctx, table } = await setUp();
    await publish();
    const before = table.all();
    await publishChunks(sqsEvent(messagesFor(await chunkStatuses(ctx, ID))), ctx);
    expect(table.all()).toEqual(before);
  });
});
