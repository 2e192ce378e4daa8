import { unmarshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from 'vitest';
import { routes } from '../../functions/http/cases/routes.ts';
import { recount } from '../../functions/sweeps/recount.ts';
import { sweepOverdue } from '../../functions/sweeps/sweep-overdue.ts';
import { createTable } from '../../local/create-table.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import { newUlid } from '../../shared/runtime/context.ts';
import { rollUp } from '../../shared/statistics/use-cases/roll-up.ts';
import { rollUpBoards } from '../../shared/statistics/use-cases/roll-up-boards.ts';
import { dynamoTable } from '../../shared/table/dynamo-table.ts';
import { toItem } from '../../shared/table/item.ts';
import { exportSlowly } from '../harness/restore/copy.ts';
import { faultsIn } from '../harness/restore/faults.ts';
import { chanceFrom, clientOf } from '../harness/restore/load.ts';
import { withEngine } from '../harness/with-engine.ts';
import { callerOf } from '../support/call.ts';
import { hoursLater } from '../support/cases.ts';
import { testContext } from '../support/context.ts';
import { aHousehold, FAR_GRID, FOREIGN_GRID, GRID, theTree, village, zhuoma } from '../support/register.ts';

const HOURS = 25;
const engine = withEngine();

/** A prefecture in which people work for 25 hours while nothing that the stream would bring is brought. */
const afterSilence = async (name: string) => {
  await createTable(engine.client, name);
  const table = dynamoTable(engine.client, name);
  await table.load(theTree());
  const test = testContext(table);
  const { ctx, moveTo } = test;
  const round = clientOf(ctx, chanceFrom(8));
  const call = callerOf(routes, ctx);
  const reportIn = (who: typeof zhuoma, hour: number) =>
    call('POST', '/cases', who, {
      body: {
        id: newUlid(Date.parse(ctx.now()) + hour),
        kind: 'public-space',
        subject: { type: 'area', id: who.doorstep_area },
        words: 'A lamp is out.',
      },
    });

  await round();
  await rollUpBoards(ctx, [GRID]);
  await rollUp(ctx, [GRID]);
  for (let hour = 1; hour <= HOURS; hour += 1) {
    moveTo(hoursLater(hour));
    await round();
    await reportIn({ ...zhuoma, doorstep_area: FAR_GRID }, hour);
    await reportIn(village, hour);
    await table.load([householdItem(aHousehold(FOREIGN_GRID, hour, { liaison: 'w-foreign' }))]);
    await sweepOverdue(ctx);
  }
  const faults = async () => {
    const items = (await exportSlowly(engine.client, name, 1_000)).map((row) => toItem(unmarshall(row)));
    return faultsIn(table, items, ctx.now());
  };
  return { ...test, faults };
};

describe('R8 a stream that was silent for 25 hours', () => {
  it('leaves boards and coverage behind, and one night makes them equal a recount', async () => {
    const { ctx, faults } = await afterSilence('silent');
    const before = await faults();
    expect(before.filter((fault) => !fault.includes('coverage')).length).toBeGreaterThan(5);
    expect(before.filter((fault) => fault.includes('coverage')).length).toBeGreaterThan(3);

    const [sums, deadlines] = await recount(ctx);
    expect(await faults()).toEqual([]);
    expect(sums).toMatchObject({ job: 'recount', expected: theTree().length, failed: 0, complete: true });
    expect(sums?.scanned).toBe(theTree().length);
    expect(deadlines).toMatchObject({ job: 'deadlines', changed: 0, complete: true });

    const [again] = await recount(ctx);
    expect(again).toMatchObject({ scanned: theTree().length, changed: 0, complete: true });
  });

  it('is made good while people work on: what they do meanwhile is counted once', async () => {
    const { ctx, faults } = await afterSilence('busy');
    const round = clientOf(ctx, chanceFrom(9));
    await Promise.all([recount(ctx), round(), round(), round()]);
    await recount(ctx);
    expect(await faults()).toEqual([]);
  });
});
