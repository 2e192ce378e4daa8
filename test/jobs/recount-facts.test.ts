import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { recountFacts } from '../../shared/jobs/use-cases/recount-facts.ts';
import { readBoard } from '../../shared/statistics/store/board-store.ts';
import type { Item } from '../../shared/table/table.ts';
import { casesIn, counterFaults } from '../harness/invariants/cases.ts';
import { factFaults } from '../harness/invariants/facts.ts';
import { hoursLater } from '../support/cases.ts';
import { caseId, MOVE_ID, movingVillage, report } from '../support/moving-village.ts';
import { GRID, registrar, TOWNSHIP, TWIN_GRID, township, VILLAGE, zhuoma } from '../support/register.ts';

type Village = Awaited<ReturnType<typeof movingVillage>>;
let test: Village;

const counters = () => test.plain.all().filter(({ sk }) => sk.startsWith('CASES#'));
const bytes = () => JSON.stringify(counters().map(factsOnly).toSorted());
/** Zero is as good as nothing. */
const factsOnly = ({ pk, sk, ...cells }: Item) =>
  JSON.stringify([
    pk,
    sk,
    ...Object.entries(cells)
      .filter(([name, n]) => name.includes('.') && n !== 0)
      .toSorted(),
  ]);
const faults = () => {
  const items = test.plain.all();
  return [...counterFaults(casesIn(items), items), ...factFaults(casesIn(items), items)];
};
const step = (n: number, verb: string, body: object = {}) =>
  test.call('POST', `/cases/${caseId(n)}/${verb}`, township, { body });
const refuse = (n: number) => step(n, 'refuse', { words: 'No.', goTo: 'The county.' });
const open = (n: number, grid = GRID) =>
  test.call('POST', '/cases', zhuoma, { body: report(n, { type: 'area', id: grid }) });

/** As code of before there were such cells left them. */
const withoutFacts = ({ pk, sk, ...cells }: Item): Item => ({
  pk,
  sk,
  ...Object.fromEntries(Object.entries(cells).filter(([name]) => !name.includes('.'))),
});

beforeEach(async () => {
  test = await movingVillage();
  await open(3);
  await open(4);
  await refuse(3);
  await step(4, 'accept');
});

describe('the nightly recount of the cells for statistics', () => {
  it('finds nothing to do where all is right', async () => {
    const before = test.plain.all().filter(({ pk }) => !pk.startsWith('SWEEP#'));
    expect(await recountFacts(test.ctx)).toMatchObject({ job: 'facts', changed: 0, complete: true });
    expect(test.plain.all().filter(({ pk }) => !pk.startsWith('SWEEP#'))).toEqual(before);
  });

  it('makes cells that were taken away from the cases, once', async () => {
    const right = bytes();
    await test.plain.load(counters().map(withoutFacts));
    expect(faults()).not.toEqual([]);
    expect(await recountFacts(test.ctx)).toMatchObject({ changed: 1, failed: 0, complete: true });
    expect(bytes()).toBe(right);
    expect(faults()).toEqual([]);
    expect(await recountFacts(test.ctx)).toMatchObject({ changed: 0, complete: true });
  });

  it('goes as far back as there are counters that do not add up', async () => {
    await test.plain.load(counters().map(withoutFacts));
    test.moveTo('2026-11-30T01:00:00.000Z');
    await step(4, 'refuse', { words: 'No.', goTo: 'The county.' });
    expect((await readBoard(test.ctx, GRID)).total).toMatchObject({ opened: 3, refused: 2 });
    expect(faults()).not.toEqual([]);
    await recountFacts(test.ctx);
    expect(faults()).toEqual([]);
  });

  it('leaves alone what is counted while it looks, and has it right the next night at the latest', async () => {
    await test.plain.load(counters().map(withoutFacts));
    const running = recountFacts(test.ctx);
    await new Promise((wake) => setTimeout(wake, 400));
    await refuse(4);
    await open(5);
    await running;
    await recountFacts(test.ctx);
    expect(faults()).toEqual([]);
  });

  it('run twice at once adds what is lacking once', async () => {
    await test.plain.load(counters().map(withoutFacts));
    await Promise.all([recountFacts(test.ctx), recountFacts(test.ctx)]);
    expect(faults()).toEqual([]);
  });

  it('puts any cell right, whatever it was made', async () => {
    const names = ['hou.hr.o', 'hou.hr.r', 'hou.hr.s', 'hou.qu.o', 'car.cn.d'];
    const wrong = fc.record({
      at: fc.nat(),
      name: fc.constantFrom(...names),
      by: fc.integer({ min: -9, max: 9 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(wrong, { minLength: 1, maxLength: 4 }), async (some) => {
        for (const { at, name, by } of some) {
          const all = counters();
          const one = all[at % all.length] as Item;
          await test.plain.load([{ ...one, [name]: Number(one[name] ?? 0) + by }]);
        }
        await recountFacts(test.ctx);
        expect(faults()).toEqual([]);
      }),
      { numRuns: 5 },
    );
  }, 30_000);
});

describe('the cells for statistics', () => {
  const moved = async (code: string, to: string) =>
    test.call('POST', `/areas/${code}/move`, registrar, {
      body: { id: MOVE_ID, to, reason: 'boundary-change' },
    });

  it.each([
    { what: 'a grid', code: GRID, to: `${VILLAGE}021` },
    { what: 'a village', code: VILLAGE, to: `${TOWNSHIP}209` },
  ])('come along when $what gets another code, the ended cases with the open ones', async ({ code, to }) => {
    test.moveTo(hoursLater(900));
    await step(4, 'refuse', { words: 'No.', goTo: 'The county.' });
    await open(5);
    expect((await moved(code, to)).status).toBeLessThan(300);
    expect(casesIn(test.plain.all()).filter(({ area }) => area.startsWith(to))).not.toEqual([]);
    expect(faults()).toEqual([]);
  });

  it('follow a report that was of another grid', async () => {
    await open(6);
    const body = { words: 'A wrong place.', subject: { type: 'area', id: TWIN_GRID } };
    expect(await test.call('POST', `/cases/${caseId(6)}/correct`, township, { body })).toMatchObject({
      status: 200,
    });
    expect(casesIn(test.plain.all()).find(({ id }) => id === caseId(6))).toMatchObject({ area: TWIN_GRID });
    expect(faults()).toEqual([]);
  });
});
