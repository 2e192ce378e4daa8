import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { rollUpCases } from '../../functions/consumers/roll-up-cases.ts';
import { cellOf } from '../../shared/case/rules/move.ts';
import { toCase } from '../../shared/case/store/case-item.ts';
import type { CaseSums } from '../../shared/statistics/rules/sums.ts';
import { readBoard } from '../../shared/statistics/store/board-store.ts';
import type { Table, Write } from '../../shared/table/table.ts';
import type { Claims } from '../support/call.ts';
import { GRID, hoursLater } from '../support/cases.ts';
import { ID, people, prefecture } from '../support/oversight.ts';
import { eventsOfItems, queued } from '../support/sqs.ts';

type Test = Awaited<ReturnType<typeof prefecture>>;
let test: Test;
beforeEach(async () => {
  test = await prefecture();
});

const cases = ({ table }: Test) => table.all().filter(({ sk }) => sk === 'CASE');
const rollUp = (it: Test) => rollUpCases(queued(...eventsOfItems(cases(it), it.ctx.now())), it.ctx);
const board = (code: string, who: Claims, query = '') =>
  test.call('GET', `/areas/${code}/board${query}`, who);

const twinWorker: Claims = { ...people.worker, doorstep_area: `${GRID.slice(0, -3)}017` };

describe('a problem board', () => {
  it('shows stages by colour, what was struck off this month, and adds up', async () => {
    await test.open();
    await test.toClosed();
    await test.open({ id: '01JQ0000000000000000000002' });
    await test.open({ id: '01JQ0000000000000000000003' });
    await test.toHandling('01JQ0000000000000000000003');
    await rollUp(test);
    const { status, body } = await board('623000', people.prefecture);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      area: '623000',
      open: 2,
      month: '2026-03',
      thisMonth: { opened: 3, closed: 1, refused: 0, merged: 0, withdrawn: 0 },
      total: { opened: 3, closed: 1 },
      reconciles: true,
      asOf: expect.any(String),
    });
    expect(body.columns).toEqual([
      { stage: 'reported', green: 1, yellow: 0, red: 0 },
      { stage: 'handling', green: 1, yellow: 0, red: 0 },
    ]);
    expect(body).not.toHaveProperty('cards');
  });

  it('turns yellow and red with the clock, as the sweep marks it', async () => {
    await test.open();
    await test.toHandling();
    await test.sweepAt('2026-03-16T07:00:00.000Z');
    await rollUp(test);
    const columns = async () => (await board('623027', people.county)).body.columns;
    expect(await columns()).toEqual([{ stage: 'handling', green: 0, yellow: 1, red: 0 }]);
    await test.sweepAt('2026-03-16T16:00:00.000Z');
    await rollUp(test);
    expect(await columns()).toEqual([{ stage: 'handling', green: 0, yellow: 0, red: 1 }]);
  });

  it('shows a township its cases, the next due first, without words and subjects', async () => {
    await test.open();
    const { body } = await board('623027101', people.township);
    expect(body.cards.items).toMatchObject([{ id: ID, colour: 'green' }]);
    expect(JSON.stringify(body)).not.toMatch(/lane|subject|openedBy/);
  });

  it('takes a case that re-opens out of the month in which it had ended', async () => {
    await test.open();
    await test.toClosed();
    test.moveTo('2026-04-02T01:00:00.000Z');
    await test.step(people.worker, 'reopen', { words: 'Washed out again.' });
    await rollUp(test);
    test.moveTo('2026-03-31T01:00:00.000Z');
    expect((await board('623027', people.county)).body).toMatchObject({
      month: '2026-03',
      thisMonth: { opened: 1, closed: 0 },
      open: 1,
      reconciles: true,
    });
  });

  it('takes one request at the prefecture, however many cases there are', async () => {
    await test.open();
    await rollUp(test);
    let asked = 0;
    const { query } = test.table;
    test.table.query = (one) => {
      asked += 1;
      return query(one);
    };
    await board('623000', people.prefecture);
    expect(asked).toBe(1);
  });

  it('is the same after events that come twice, late or out of order', async () => {
    await test.open();
    await test.toClosed();
    const events = eventsOfItems(cases(test), test.ctx.now());
    await rollUpCases(queued(...events, ...events), test.ctx);
    const first = (await board('623000', people.prefecture)).body;
    await rollUpCases(queued(...events.toReversed()), test.ctx);
    expect((await board('623000', people.prefecture)).body).toEqual(first);
  });

  it('sums up each area of a batch once, and those above it too, when all below are in', async () => {
    const twin = `${GRID.slice(0, -3)}017`;
    const changed = { data: { area: GRID } };
    const summed: string[] = [];
    const table = {
      ...test.ctx.table,
      write: async (writes: readonly Write[]) => {
        summed.push(...writes.flatMap((write) => ('put' in write ? write.put.sk : [])));
        await test.ctx.table.write(writes);
      },
    };
    await test.open();
    await test.open({ id: '01JQ0000000000000000000002', subject: { type: 'area', id: twin } }, twinWorker);
    const batch = queued(changed, { data: { area: twin } }, changed, { data: { area: twin } });
    await rollUpCases(batch, { ...test.ctx, table });
    const above = ['623027101203', '623027101', '623027'];
    expect(summed.toSorted()).toEqual([GRID, twin, ...above].map((area) => `CASES-OF#${area}`).toSorted());
    expect((await board('623000', people.prefecture)).body).toMatchObject({ open: 2 });
  });

  it('hands back those alone whose area could not be summed up', async () => {
    const twin = `${GRID.slice(0, -3)}017`;
    const query: Table['query'] = async (asked) => {
      if (asked.pk.endsWith(twin)) throw new Error('The table does not answer.');
      return test.ctx.table.query(asked);
    };
    await test.open();
    const batch = queued({ data: { area: GRID } }, { data: { area: twin } });
    const answer = await rollUpCases(batch, { ...test.ctx, table: { ...test.ctx.table, query } });
    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: 'message-1' }]);
    expect((await board('623000', people.prefecture)).body).toMatchObject({ open: 1 });
  });

  it('hands back alone an event that cannot be read', async () => {
    await test.open();
    const [event] = eventsOfItems(cases(test), test.ctx.now());
    const answer = await rollUpCases(queued({ data: { area: 'nowhere' } }, event), test.ctx);
    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: 'message-0' }]);
  });

  it.each([
    { who: people.otherCounty, status: 404 },
    { who: people.handler, status: 403 },
    { who: { ...people.worker, doorstep_area: '623027101203006' }, status: 404 },
    { who: people.worker, status: 404 },
  ])('is refused to those who do not answer for the area', async ({ who, status }) => {
    expect(await board('623027', who)).toMatchObject({ status });
  });
});

describe('the counters', () => {
  const moves = [
    'accept',
    'assign',
    'start',
    'answer',
    'confirm',
    'close',
    'reopen',
    'refuse',
    'merge',
    'undo',
  ] as const;
  const ids = [1, 2, 3].map((n) => `01JQ000000000000000000000${n}`);

  const take = (it: Test, move: (typeof moves)[number], id: string) => {
    const other = ids.find((one) => one !== id) ?? ID;
    const bodies = {
      accept: () => it.step(people.township, 'accept', {}, id),
      assign: () => it.step(people.township, 'assign', { to: { unit: 'xh-roads' } }, id),
      start: () => it.step(people.handler, 'start', {}, id),
      answer: () => it.step(people.handler, 'answer', { result: 'withdrawn', words: 'Withdrawn.' }, id),
      confirm: () => it.step(people.worker, 'verify', { reached: 'confirmed' }, id),
      close: () => it.step(people.colleague, 'close', {}, id),
      reopen: () => it.step(people.worker, 'reopen', { words: 'Again.' }, id),
      refuse: () => it.step(people.township, 'refuse', { words: 'No.', goTo: 'There.' }, id),
      merge: () => it.step(people.township, 'merge', { into: other }, id),
      undo: () => it.call('POST', `/cases/${id}/unmerge`, people.township),
    };
    return bodies[move]();
  };

  type Steps = [(typeof moves)[number], string, number][];

  const live = async (steps: Steps): Promise<Test> => {
    const it = await prefecture();
    for (const id of ids) await it.open({ id });
    let hours = 0;
    for (const [move, id, later] of steps) {
      hours += later;
      await it.sweepAt(hoursLater(hours));
      await take(it, move, id);
    }
    await rollUp(it);
    return it;
  };

  const recounted = (it: Test): Map<string, number> => {
    const counted = new Map<string, number>();
    for (const cell of cases(it).map(toCase).map(cellOf)) counted.set(cell, (counted.get(cell) ?? 0) + 1);
    return counted;
  };

  const told = ({ total: { opened: _, ...ended }, stages }: CaseSums): Map<string, number> => {
    const open = Object.entries(stages).flatMap(([stage, colours]) =>
      Object.entries(colours).map(([colour, n]): [string, number] => [`${stage}:${colour}`, n]),
    );
    return new Map([...open, ...Object.entries(ended)].filter(([, n]) => n !== 0));
  };

  const sorted = (cells: Map<string, number>) => [...cells].sort(([one], [other]) => (one < other ? -1 : 1));

  it('equal a recount of the cases after any history, at every level', async () => {
    const step = fc.tuple(
      fc.constantFrom(...moves),
      fc.constantFrom(...ids),
      fc.integer({ min: 0, max: 40 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const it = await live(steps);
        for (const area of ['623000', '623027', '623027101', '623027101203', GRID]) {
          const sums = await readBoard(it.ctx, area);
          expect(sorted(told(sums))).toEqual(sorted(recounted(it)));
          expect(sums.total.opened).toBe(ids.length);
        }
      }),
      { numRuns: 40 },
    );
  });
});
