import { marshall } from '@aws-sdk/util-dynamodb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemBytes } from '../../bench/meter/item-bytes.ts';
import { CaseKind, CaseResult } from '../../shared/base/vocabulary.ts';
import type { Case } from '../../shared/case/rules/case.ts';
import { factCellOf, type MonthTally, opened, tallyOf } from '../../shared/case/rules/move.ts';
import { caseCounterKey } from '../../shared/case/store/keys.ts';
import { Programme } from '../../shared/programme/rules/programme.ts';
import { casesIn, counterFaults } from '../harness/invariants/cases.ts';
import { factFaults, KINDS, PROGRAMMES } from '../harness/invariants/facts.ts';
import { aReportEntry, GRID, hoursLater, MONDAY } from '../support/cases.ts';
import { ID, people, prefecture } from '../support/oversight.ts';

type Test = Awaited<ReturnType<typeof prefecture>>;
const faults = ({ table }: Test) => {
  const items = table.all();
  return [...counterFaults(casesIn(items), items), ...factFaults(casesIn(items), items)];
};
/** A cell of the whole prefecture and of all months. */
const cell = ({ table }: Test, name: string) =>
  table
    .all()
    .filter(({ sk }) => sk.startsWith('CASES#'))
    .reduce((sum, one) => sum + Number(one[name] ?? 0), 0);

describe('the name of a cell', () => {
  const it1 = opened(aReportEntry()).after;

  it('says programme, kind and what became of it in at most 8 bytes, and no two are the same', () => {
    const names = Programme.options.flatMap((programme) =>
      CaseKind.options.flatMap((kind) =>
        ([...CaseResult.options, 'opened', 'merged', 'refused'] as const).map((became) =>
          factCellOf({ ...it1, programme, kind }, became),
        ),
      ),
    );
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(Buffer.byteLength(name)).toBeLessThanOrEqual(8);
  });

  it.each(Object.entries(KINDS))('stays what it is in stored counters: %s is %s', (kind, code) => {
    expect(factCellOf({ ...it1, kind: CaseKind.parse(kind) }, 'opened')).toBe(`hou.${code}.o`);
  });

  it.each(Object.entries(PROGRAMMES))('stays what it is in stored counters: %s is %s', (programme, code) => {
    const named = { ...it1, programme: Programme.parse(programme), kind: 'question' as const };
    expect(factCellOf(named, 'solved')).toBe(`${code}.qu.s`);
  });
});

describe('the counter of a grid, month and slice', () => {
  const CASES_IN_SLICE = 20;
  const kinds = CaseKind.options.slice(0, 9);
  const stages = ['reported', 'accepted', 'assigned', 'returned', 'handling', 'waiting'] as const;
  const later = ['answered', 'verifying', 'reopened'] as const;
  const taken = { green: [], yellow: ['remind-head'], red: ['mark-overdue'] } as const;

  const ends = [
    ...CaseResult.options.map((result) => ({
      status: 'closed',
      answer: { result, at: MONDAY, by: 'h-roads' },
    })),
    { status: 'merged' },
    { status: 'refused', countedAs: 'refused' },
  ];

  /** A case in every stage and colour, one after the other, until it comes to an end of its own. */
  const lifeOf = (n: number): Case[] => {
    const reported = { ...opened(aReportEntry()).after, kind: kinds[n % kinds.length] };
    const open = [...stages, ...later].flatMap((status) =>
      Object.values(taken).map((some) => ({
        ...reported,
        status,
        clock: { taken: some },
      })),
    );
    const { clock: _, ...rest } = reported as typeof reported & { clock: unknown };
    return [reported, ...open, { ...rest, ...ends[n % ends.length], endedAt: MONDAY }] as unknown as Case[];
  };
  const talliesOf = (life: readonly Case[]): MonthTally[] =>
    life.flatMap((it, n) => tallyOf(life[n - 1], it, MONDAY));

  it('stays under 1 KB with 20 cases in all kinds, stages and colours, each with another result', () => {
    const cells: Record<string, number> = {};
    const tallies = Array.from({ length: CASES_IN_SLICE }, (_, n) => talliesOf(lifeOf(n))).flat();
    for (const { amounts } of tallies)
      for (const [name, by] of Object.entries(amounts)) cells[name] = (cells[name] ?? 0) + by;
    const facts = Object.keys(cells).filter((name) => name.includes('.'));
    expect(Object.keys(cells).filter((name) => name.includes(':'))).toHaveLength(27);
    expect(facts.filter((name) => name.endsWith('.o'))).toHaveLength(9);
    expect(facts.filter((name) => !name.endsWith('.o'))).toHaveLength(CASES_IN_SLICE);
    expect(itemBytes(marshall({ ...caseCounterKey(GRID, '2026-03', ID), ...cells }))).toBeLessThan(1_024);
  });
});

describe('the cells for statistics', () => {
  const ends = {
    s: (it: Test) => it.toClosed(ID, 'solved'),
    p: (it: Test) => it.toClosed(ID, 'partly'),
    n: (it: Test) => it.toClosed(ID, 'not-possible'),
    u: (it: Test) => it.toClosed(ID, 'not-ours'),
    d: (it: Test) => it.toClosed(ID, 'duplicate'),
    w: (it: Test) => it.toClosed(ID, 'withdrawn'),
    m: async (it: Test) => {
      await it.open({ id: '01JQ0000000000000000000002' });
      return it.step(people.township, 'merge', { into: '01JQ0000000000000000000002' });
    },
    r: (it: Test) => it.step(people.township, 'refuse', { words: 'No.', goTo: 'The county.' }),
  };

  it.each(Object.keys(ends) as (keyof typeof ends)[])('hold how a case ended: %s', async (letter) => {
    const test = await prefecture();
    await test.open();
    expect((await ends[letter](test)).status).toBeLessThan(300);
    expect(cell(test, `hou.hr.${letter}`)).toBe(1);
    expect(faults(test)).toEqual([]);
  });

  it('hold a report that was withdrawn beside what its answer withdrew', async () => {
    const test = await prefecture();
    await test.open();
    await test.step(people.worker, 'withdraw', { words: 'Typed twice.' });
    expect(cell(test, 'hou.hr.w')).toBe(1);
    expect(faults(test)).toEqual([]);
  });

  it('lose what is opened again, in the month in which it had ended', async () => {
    const test = await prefecture();
    await test.open();
    await test.toClosed();
    test.moveTo('2026-04-02T01:00:00.000Z');
    await test.step(people.worker, 'reopen', { words: 'Washed out again.' });
    expect(cell(test, 'hou.hr.s')).toBe(0);
    expect(cell(test, 'hou.hr.o')).toBe(1);
    expect(faults(test)).toEqual([]);
  });

  it('lose a refusal and a merger that were taken back', async () => {
    const test = await prefecture();
    await test.open();
    await ends.r(test);
    await test.step(people.township, 'refuse/take-back', { words: 'It was the wrong case.' });
    await ends.m(test);
    await test.call('POST', `/cases/${ID}/unmerge`, people.township);
    expect(['r', 'm'].map((letter) => cell(test, `hou.hr.${letter}`))).toEqual([0, 0]);
    expect(faults(test)).toEqual([]);
  });

  it('follow a case whose kind was wrong, in the month in which it was opened', async () => {
    const test = await prefecture();
    test.moveTo('2026-03-31T15:00:00.000Z');
    await test.open();
    test.moveTo('2026-03-31T17:00:00.000Z');
    await test.step(people.worker, 'correct', { words: 'A wrong choice.', kind: 'question' });
    expect(['hou.hr.o', 'hou.qu.o'].map((name) => cell(test, name))).toEqual([0, 1]);
    expect(faults(test)).toEqual([]);
  });

  const other = '01JQ0000000000000000000002';
  const moves = {
    accept: (it: Test, id: string) => it.step(people.township, 'accept', {}, id),
    assign: (it: Test, id: string) => it.step(people.township, 'assign', { to: { unit: 'xh-roads' } }, id),
    start: (it: Test, id: string) => it.step(people.handler, 'start', {}, id),
    confirm: (it: Test, id: string) => it.step(people.worker, 'verify', { reached: 'confirmed' }, id),
    close: (it: Test, id: string) => it.step(people.colleague, 'close', {}, id),
    reopen: (it: Test, id: string) => it.step(people.worker, 'reopen', { words: 'Again.' }, id),
    refuse: (it: Test, id: string) =>
      it.step(people.township, 'refuse', { words: 'No.', goTo: 'There.' }, id),
    'take back': (it: Test, id: string) =>
      it.step(people.township, 'refuse/take-back', { words: 'A mistake.' }, id),
    merge: (it: Test, id: string) => it.step(people.township, 'merge', { into: id === ID ? other : ID }, id),
    unmerge: (it: Test, id: string) => it.call('POST', `/cases/${id}/unmerge`, people.township),
    withdraw: (it: Test, id: string) => it.step(people.township, 'withdraw', { words: 'No.' }, id),
    correct: (it: Test, id: string) =>
      it.step(people.township, 'correct', { words: 'A wrong choice.', kind: 'public-space' }, id),
  };
  const answers = CaseResult.options.map((result) => ({ result }));
  const step = fc.tuple(
    fc.oneof(fc.constantFrom(...Object.values(moves)), fc.constantFrom(...answers)),
    fc.constantFrom(ID, other),
    fc.integer({ min: 0, max: 400 }),
  );

  it('are what the cases are after any history, over any months', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const test = await prefecture();
        for (const id of [ID, other]) await test.open({ id });
        let hours = 0;
        for (const [move, id, later] of steps) {
          hours += later;
          test.moveTo(hoursLater(hours));
          if (typeof move === 'function') await move(test, id);
          else await test.step(people.handler, 'answer', { ...move, words: 'Said.' }, id);
        }
        expect(faults(test)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
