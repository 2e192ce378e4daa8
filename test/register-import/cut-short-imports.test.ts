import { beforeEach, describe, expect, it } from 'vitest';
import { rollUpCoverage } from '../../functions/consumers/roll-up-coverage.ts';
import { finishWork } from '../../functions/sweeps/finish-work.ts';
import { householdId } from '../../shared/base/area-code.ts';
import { countCoverage, expectCounted } from '../support/counted-coverage.ts';
import { importing, outcomes, rowsOf, typesOf } from '../support/importing.ts';
import { GRID, PREFECTURE, TOWNSHIP, TWIN_GRID, VILLAGE } from '../support/register.ts';
import { queued } from '../support/sqs.ts';

const IMPORTED = 'doorstep.register.imported.v1';
const HOME = householdId(GRID, 1);

let test: Awaited<ReturnType<typeof importing>>;
beforeEach(async () => {
  test = await importing();
});
const isThere = (id: string) => test.plain.all().some(({ sk }) => sk === `HH#${id}`);
const inOutboxes = () => test.plain.all().filter(({ pk }) => pk.startsWith('OUTBOX#'));

describe('a chunk', () => {
  const rows = [...rowsOf(GRID, 60, { liaison: 'w-zhuoma' }), ...rowsOf(TWIN_GRID, 60)];
  const TWELVE_MINUTES_LATER = '2026-03-09T02:12:00.000Z';

  /** Killed at a write, and looked at by the next run only; whether there was such a write. */
  const isCutShort = async (at: number, when: 'before' | 'after'): Promise<boolean> => {
    test = await importing();
    await test.open('households');
    test.killAt(at, when);
    const { status } = await test.send('households', rows);
    test.revive();
    test.moveTo(TWELVE_MINUTES_LATER);
    await finishWork(test.ctx);
    const events = test.published();
    if (isThere(HOME)) {
      expect(typesOf(events)).toEqual([IMPORTED]);
      await countCoverage(events, test.ctx);
      expectCounted(test.plain.all());
    }
    expect(inOutboxes()).toEqual([]);
    return status !== 200;
  };

  it('that was cut short at any write, and is never sent again, is counted by the next run', async () => {
    for (const when of ['before', 'after'] as const)
      for (let at = 1, isCut = true; isCut; at += 1) isCut = await isCutShort(at, when);
  });

  it('is left alone by that job as long as somebody may be at it', async () => {
    await test.open('households');
    test.killAt(4, 'after');
    await test.send('households', rows);
    test.revive();
    test.moveTo('2026-03-09T02:10:00.000Z');
    await finishWork(test.ctx);
    expect(inOutboxes()).toHaveLength(1);
  });

  it('that is sent again after it was cut short is counted at once', async () => {
    await test.open('households');
    test.published();
    test.killAt(4, 'after');
    expect((await test.send('households', rows)).status).toBe(500);
    test.revive();
    expect(test.published()).toEqual([]);
    expect(outcomes(await test.send('households', rows))).toEqual(rows.map(() => 'created'));
    const events = test.published();
    expect(typesOf(events)).toEqual([IMPORTED]);
    await countCoverage(events, test.ctx);
    expectCounted(test.plain.all());
  });

  it('that is sent four times at once is counted right by whatever it publishes', async () => {
    await test.open('households');
    await Promise.all(Array.from({ length: 4 }, () => test.send('households', rows)));
    await countCoverage(test.published(), test.ctx);
    expectCounted(test.plain.all());
  });

  it('has each grid counted once in a batch of messages, and the areas above once', async () => {
    await test.open('households');
    await test.send('households', rows);
    const events = test.published();
    await rollUpCoverage(queued(...events, ...events, ...events), test.ctx);
    const items = test.plain.all();
    for (const code of [GRID, TWIN_GRID, VILLAGE, TOWNSHIP, PREFECTURE])
      expect(items.find(({ sk }) => sk === `COVERAGE#${code}`)).toMatchObject({ version: 1 });
  });

  it('hands its message back when one of its grids could not be counted', async () => {
    await test.open('households');
    await test.send('households', rows);
    const events = test.published();
    test.killAt(1, 'before');
    const answer = await rollUpCoverage(queued(...events), test.ctx);
    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: 'message-0' }]);
    test.revive();
    await countCoverage(events, test.ctx);
    expectCounted(test.plain.all());
  });
});
