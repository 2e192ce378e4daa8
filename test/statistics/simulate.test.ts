import { beforeEach, describe, expect, it } from 'vitest';
import { lastQuarter, monthsSince } from '../../shared/statistics/rules/simulate.ts';
import type { Claims } from '../support/call.ts';
import { hoursLater } from '../support/cases.ts';
import { people, prefecture } from '../support/oversight.ts';

const idOf = (n: number) => `01JQ00000000000000000000${String(n).padStart(2, '0')}`;
let test: Awaited<ReturnType<typeof prefecture>>;

/** Ended in March, three days after its report: in time under seven days, late under two working days. */
const aCaseOfThreeDays = async (id: string) => {
  test.moveTo('2026-03-09T01:00:00.000Z');
  await test.open({ id });
  await test.toHandling(id);
  test.moveTo(hoursLater(72));
  await test.step(people.handler, 'answer', { result: 'solved', words: 'Filled.' }, id);
  await test.step(people.worker, 'verify', { reached: 'confirmed' }, id);
  await test.step(people.colleague, 'close', {}, id);
};

const simulate = (body: object, who: Claims = people.prefecture) =>
  test.call('POST', '/rules/simulate', who, { body });
const shorter = { cells: { 'household-request': { P2: { resolve: '2wd' } } } };

beforeEach(async () => {
  test = await prefecture();
});

describe('a draft of the rules', () => {
  it('is run against the cases of last quarter, and changes nothing', async () => {
    for (const n of [1, 2]) await aCaseOfThreeDays(idOf(n));
    test.moveTo('2026-05-20T01:00:00.000Z');
    const stored = test.table.all();
    expect(await simulate({ draft: shorter })).toMatchObject({
      status: 200,
      body: {
        months: ['2026-01', '2026-02', '2026-03'],
        cases: 2,
        inForce: { late: 0, steps: 0 },
        draft: { late: 2, steps: expect.any(Number) },
      },
    });
    expect(test.table.all()).toEqual(stored);
  });

  it('tells what the rules in force have done when it changes nothing', async () => {
    await aCaseOfThreeDays(idOf(1));
    test.moveTo('2026-05-20T01:00:00.000Z');
    const { body } = await simulate({ draft: {} });
    expect(body.draft).toEqual(body.inForce);
  });

  it('counts the steps of a ladder that it changes', async () => {
    await aCaseOfThreeDays(idOf(1));
    test.moveTo('2026-05-20T01:00:00.000Z');
    const resolve = {
      steps: [{ step: 'remind-owner', at: { share: 0.1 }, inOfficeHours: true }],
      climbEvery: '2wd',
      climbShare: 0.2,
      answerWithin: '2wd',
    };
    const { body } = await simulate({ draft: { ladders: { resolve } } });
    expect(body.draft.steps).toBeGreaterThan(body.inForce.steps);
  });

  it('goes on page by page until every case was counted once', async () => {
    for (let n = 1; n <= 60; n += 1) await aCaseOfThreeDays(idOf(n));
    test.moveTo('2026-05-20T01:00:00.000Z');
    let late = 0;
    let cursor: string | undefined;
    do {
      const { body } = await simulate({ draft: shorter, ...(cursor ? { cursor } : {}) });
      late += body.draft.late;
      cursor = body.next;
    } while (cursor !== undefined);
    expect(late).toBe(60);
  });

  it('counts a case that is still open as it stands now, and says so apart', async () => {
    await aCaseOfThreeDays(idOf(1));
    test.moveTo('2026-03-30T01:00:00.000Z');
    await test.open({ id: idOf(2) });
    await test.toHandling(idOf(2));
    // Seven days from Monday, and two from the next: the draft makes it late a day before the rules in force do.
    test.moveTo('2026-04-03T01:00:00.000Z');
    const { body } = await simulate({ draft: shorter });
    expect(body).toMatchObject({
      asOf: '2026-04-03T01:00:00.000Z',
      cases: 2,
      inForce: { late: 0 },
      draft: { late: 2 },
      running: { cases: 1, inForce: { late: 0 }, draft: { late: 1 } },
    });
    test.moveTo('2026-05-20T01:00:00.000Z');
    expect((await simulate({ draft: shorter })).body).toMatchObject({
      inForce: { late: 1 },
      running: { cases: 1, inForce: { late: 1 } },
    });
  });

  it('takes in what ran in the quarter and ended after it, and says how many it left out because they came later', async () => {
    test.moveTo('2026-03-30T01:00:00.000Z');
    await test.open({ id: idOf(1) });
    test.moveTo('2026-04-02T01:00:00.000Z');
    await test.toClosed(idOf(1));
    await test.open({ id: idOf(2) });
    await test.open({ id: idOf(3) });
    await test.toClosed(idOf(3));
    test.moveTo('2026-05-20T01:00:00.000Z');
    expect((await simulate({ draft: {} })).body).toMatchObject({
      cases: 1,
      running: { cases: 0, inForce: { late: 0, steps: 0 } },
      leftOut: { openedLater: 2, withoutTimeline: 0 },
    });
  });

  it('says how many cases have no timeline any more to be judged by', async () => {
    await aCaseOfThreeDays(idOf(1));
    const entries = test.table.all().filter(({ sk }) => sk.startsWith('ENTRY#'));
    await test.table.write(entries.map(({ pk, sk }) => ({ remove: { pk, sk }, guard: 'exists' as const })));
    test.moveTo('2026-05-20T01:00:00.000Z');
    expect((await simulate({ draft: {} })).body).toMatchObject({
      cases: 0,
      leftOut: { openedLater: 0, withoutTimeline: 1 },
    });
  });

  it('answers with counts alone', async () => {
    await aCaseOfThreeDays(idOf(1));
    test.moveTo('2026-05-20T01:00:00.000Z');
    expect(JSON.stringify((await simulate({ draft: shorter })).body)).not.toMatch(/01JQ|Filled|623027101/);
  });

  it.each([
    { who: people.county, status: 403 },
    { who: people.worker, status: 403 },
    { who: { ...people.prefecture, doorstep_role: 'auditor' }, status: 403 },
  ])('is for those who answer for the prefecture', async ({ who, status }) => {
    expect(await simulate({ draft: shorter }, who)).toMatchObject({ status });
  });

  it.each([
    { why: 'a limit that is none', draft: { cells: { question: { P2: { resolve: 'soon' } } } } },
    { why: 'a kind that is none', draft: { cells: { wish: { P2: { resolve: '1wd' } } } } },
    { why: 'something else', draft: { cells: {}, from: '2026-01-01' } },
  ])('is refused with $why', async ({ draft }) => {
    expect(await simulate({ draft })).toMatchObject({ status: 400 });
  });
});

describe('last quarter', () => {
  it.each([
    { now: '2026-03-31T15:59:59.999Z', months: ['2025-10', '2025-11', '2025-12'] },
    { now: '2026-03-31T16:00:00.000Z', months: ['2026-01', '2026-02', '2026-03'] },
    { now: '2026-12-31T15:00:00.000Z', months: ['2026-07', '2026-08', '2026-09'] },
  ])('at $now is $months', ({ now, months }) => {
    expect(lastQuarter(now).months).toEqual(months);
  });

  it.each([
    { now: '2026-04-01T01:00:00.000Z', since: ['2026-04'] },
    { now: '2026-06-30T15:59:59.999Z', since: ['2026-04', '2026-05', '2026-06'] },
    { now: '2026-01-31T01:00:00.000Z', since: ['2026-01'] },
    { now: '2025-12-31T16:00:00.000Z', since: ['2026-01'] },
  ])('is followed at $now by $since', ({ now, since }) => {
    expect(monthsSince(lastQuarter(now), now)).toEqual(since);
  });
});
