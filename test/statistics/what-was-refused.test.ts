import { beforeEach, describe, expect, it } from 'vitest';
import { rollUpCases } from '../../functions/consumers/roll-up-cases.ts';
import { replayCase } from '../../scripts/restore/replay-case.ts';
import { toEntry } from '../../shared/case/store/case-item.ts';
import { reconcileSums } from '../../shared/statistics/use-cases/reconcile-sums.ts';
import type { Item } from '../../shared/table/table.ts';
import { GRID } from '../support/cases.ts';
import { ID, people, prefecture } from '../support/oversight.ts';
import { eventsOfItems, queued } from '../support/sqs.ts';

type Test = Awaited<ReturnType<typeof prefecture>>;
let test: Test;
beforeEach(async () => {
  test = await prefecture();
});

const [OF_ROADS, OF_WATER, WITHDRAWN, OTHER] = [2, 3, 4, 5].map((n) => `01JQ000000000000000000000${n}`);

const SENT = { headers: { 'idempotency-key': 'refused-once' }, body: { words: 'No.', goTo: 'The county.' } };
const refuse = (id = ID) => test.call('POST', `/cases/${id}/refuse`, people.township, SENT);
const takeBack = (id = ID) =>
  test.step(people.township, 'refuse/take-back', { words: 'It was the wrong case.' }, id);

const rollUp = () => {
  const cases = test.table.all().filter(({ sk }) => sk === 'CASE');
  return rollUpCases(queued(...eventsOfItems(cases, test.ctx.now())), test.ctx);
};
const board = async (area = '623000') => {
  await rollUp();
  return (await test.call('GET', `/areas/${area}/board`, people.prefecture)).body;
};

/** Case, counter and sums as they were written while a refusal was counted as closed; there is one case. */
const asBefore = async () => {
  const counter = { opened: 1, closed: 1, 'reported:green': 0, writes: 2 };
  const before = ({ countedAs: _, ...item }: Item): Item => {
    const { pk, sk } = item;
    if (sk.startsWith('CASES#')) return { pk, sk, ...counter };
    if (!sk.startsWith('CASES-OF#')) return item;
    const of = { opened: 1, closed: 1, merged: 0, withdrawn: 0 };
    return { ...item, total: of, months: [{ month: '2026-03', ...of }] };
  };
  await test.table.load(test.table.all().map(before));
};

/** The cells as the timeline tells them, as after a restore, beside those that stand there. */
const cells = () => {
  const told = replayCase(
    test.table
      .all()
      .filter(({ sk }) => sk.startsWith('ENTRY#'))
      .map(toEntry),
  );
  const stored = test.table.all().filter(({ sk }) => sk.startsWith('CASES#'));
  const amounts = (name: string) => ({
    told: told.additions.reduce((sum, one) => sum + (one.amounts[name] ?? 0), 0),
    stored: stored.reduce((sum, one) => sum + Number(one[name] ?? 0), 0),
  });
  return { closed: amounts('closed'), refused: amounts('refused') };
};

describe('a board', () => {
  it('tells what was refused, withdrawn or merged apart from what was closed', async () => {
    await test.open();
    await test.toClosed();
    for (const id of [OF_ROADS, OF_WATER, WITHDRAWN, OTHER]) await test.open({ id });
    await refuse(OF_ROADS);
    await test.step(people.township, 'merge', { into: OTHER }, OF_WATER);
    await test.step(people.worker, 'withdraw', { words: 'Typed twice.' }, WITHDRAWN);
    const sums = { opened: 5, closed: 1, refused: 1, merged: 1, withdrawn: 1 };
    expect(await board()).toMatchObject({ thisMonth: sums, total: sums, open: 1, reconciles: true });
  });

  it('counts a refusal no more when it was taken back', async () => {
    await test.open();
    await refuse();
    await takeBack();
    expect(await board()).toMatchObject({ total: { closed: 0, refused: 0 }, open: 1, reconciles: true });
  });

  it('tells the same after its cases were counted again by their timelines', async () => {
    await test.open();
    await refuse();
    expect(cells()).toEqual({ closed: { told: 0, stored: 0 }, refused: { told: 1, stored: 1 } });
  });
});

describe('a refusal that was counted as closed, before these were told apart', () => {
  beforeEach(async () => {
    await test.open();
    await refuse();
    await rollUp();
    await asBefore();
  });

  it('stays so, and adds up with those of today', async () => {
    await test.open({ id: OF_ROADS });
    await refuse(OF_ROADS);
    expect(await board()).toMatchObject({
      total: { opened: 2, closed: 1, refused: 1 },
      open: 0,
      reconciles: true,
    });
  });

  it('stands in the same sum after its timeline was counted again', () => {
    expect(cells()).toEqual({ closed: { told: 1, stored: 1 }, refused: { told: 0, stored: 0 } });
  });

  it('is answered as before when it is sent again', async () => {
    expect(await refuse()).toMatchObject({ status: 200, body: { status: 'refused', version: 2 } });
  });

  it('leaves the sum that it is in when it is taken back', async () => {
    await takeBack();
    const total = { opened: 1, closed: 0, refused: 0 };
    expect(await board()).toMatchObject({ total, open: 1, reconciles: true });
    for (const area of [GRID, GRID.slice(0, -3), GRID.slice(0, 9), GRID.slice(0, 6)])
      await reconcileSums(test.ctx, area);
    expect(await board()).toMatchObject({ total, open: 1 });
  });
});
