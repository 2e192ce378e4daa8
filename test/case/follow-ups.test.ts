import { beforeEach, describe, expect, it } from 'vitest';
import { reduceCase } from '../../shared/case/rules/apply-entry.ts';
import { toCase, toEntry } from '../../shared/case/store/case-item.ts';
import type { Claims } from '../support/call.ts';
import { MONDAY } from '../support/cases.ts';
import { ID, ORDER, people, prefecture } from '../support/oversight.ts';

let test: Awaited<ReturnType<typeof prefecture>>;
beforeEach(async () => {
  test = await prefecture();
  await test.open();
  await test.toHandling();
});

const ask = (who: Claims = people.county, more: object = {}) =>
  test.step(who, 'follow-ups', {
    id: ORDER,
    words: 'Why has nothing moved?',
    answerBy: '2026-03-11',
    ...more,
  });
const turn = (who: Claims, verb: string, body: object = {}) =>
  test.step(who, `follow-ups/${ORDER}/${verb}`, body);
const answer = (who: Claims = people.handler) =>
  turn(who, 'answer', { words: 'The digger comes on Friday.' });
const orders = async (who: Claims) => (await test.call('GET', '/follow-ups', who)).body.items;
const orderItems = () => test.table.all().filter(({ sk }) => sk.startsWith('FOLLOW-UP#'));

describe('a follow-up order', () => {
  it('is asked with a date, answered and accepted, and the timeline tells all of it', async () => {
    expect(await ask()).toMatchObject({
      status: 200,
      body: {
        followUps: [{ id: ORDER, rung: 'county', state: 'asked', answerBy: '2026-03-11T16:00:00.000Z' }],
      },
    });
    await answer();
    expect(await turn(people.county, 'accept')).toMatchObject({ status: 200 });
    expect(test.stored()).not.toHaveProperty('followUps');
    const { body } = await test.call('GET', `/cases/${ID}/follow-ups`, people.county);
    expect(body.items).toMatchObject([
      {
        id: ORDER,
        automatic: false,
        turns: [
          { did: 'asked', rung: 'county', words: 'Why has nothing moved?' },
          { did: 'answered', role: 'handler', words: 'The digger comes on Friday.' },
          { did: 'accepted', rung: 'county' },
        ],
      },
    ]);
  });

  it('is sent back with a new date, and answered again', async () => {
    await ask();
    await answer();
    const back = await turn(people.county, 'send-back', {
      words: 'Friday of which week?',
      answerBy: '2026-03-13',
    });
    expect(back.body.followUps).toMatchObject([{ state: 'sent-back', answerBy: '2026-03-13T16:00:00.000Z' }]);
    expect(await answer()).toMatchObject({ body: { followUps: [{ state: 'answered' }] } });
  });

  it('shows the level that asked neither person nor request', async () => {
    const { body } = await ask();
    expect(body).not.toHaveProperty('subject');
    expect(body).not.toHaveProperty('openedBy');
    expect(
      JSON.stringify((await test.call('GET', `/cases/${ID}/follow-ups`, people.county)).body),
    ).not.toMatch(/lane|w-zhuoma/);
  });

  it('notes in the access log who read what was written about it', async () => {
    await ask();
    await test.call('GET', `/cases/${ID}/follow-ups`, people.county);
    expect(test.table.all().filter(({ pk }) => pk.startsWith('ACCESS#'))).toMatchObject([
      { reader: 's-county', purpose: 'follow-up.read' },
    ]);
  });

  it.each([
    { why: 'the past', body: { answerBy: '2026-03-08' }, status: 400 },
    { why: 'next year', body: { answerBy: '2027-03-08' }, status: 400 },
    { why: 'no day', body: { answerBy: 'soon' }, status: 400 },
    { why: 'no words', body: { words: '' }, status: 400 },
    { why: 'a level of its own', body: { rung: 'prefecture' }, status: 400 },
  ])('is refused with $why, and nothing is written', async ({ body, status }) => {
    const before = test.table.all();
    expect(await ask(people.county, body)).toMatchObject({ status });
    expect(test.table.all()).toEqual(before);
  });

  it.each([
    { who: 'worker', status: 403 },
    { who: 'handler', status: 403 },
    { who: 'otherCounty', status: 404 },
  ] as const)('is not for $who to give', async ({ who, status }) => {
    expect(await ask(people[who])).toMatchObject({ status });
  });

  it('is one order however often it is sent', async () => {
    const first = await ask();
    const stored = test.table.all();
    expect(await ask()).toEqual(first);
    expect(test.table.all()).toEqual(stored);
  });

  it('is answered by a level below, not by the one that asked, and judged by neither a lower one nor its author', async () => {
    await ask(people.township);
    expect(await answer(people.township)).toMatchObject({ status: 403 });
    expect(await answer(people.county)).toMatchObject({ status: 403 });
    expect(await turn(people.township, 'accept')).toMatchObject({ status: 409 });
    await answer();
    expect(await turn(people.handler, 'accept')).toMatchObject({ status: 403 });
    expect(await turn(people.otherCounty, 'accept')).toMatchObject({ status: 404 });
    expect(await turn(people.prefecture, 'accept')).toMatchObject({ status: 200 });
  });

  it('is judged by the county if the county asked', async () => {
    await ask();
    await answer(people.township);
    expect(await turn(people.colleague, 'accept')).toMatchObject({ status: 403 });
  });

  it('is one of at most three at a time', async () => {
    for (const n of [1, 2, 3]) await ask(people.county, { id: `01JQ00000000000000000000A${n}` });
    expect(await ask()).toMatchObject({ status: 409 });
  });

  it('stays open when the case is closed, and is settled afterwards', async () => {
    await ask();
    await test.step(people.handler, 'answer', { result: 'solved', words: 'Filled.' });
    await test.step(people.worker, 'verify', { reached: 'confirmed' });
    expect(await test.step(people.colleague, 'close')).toMatchObject({ body: { status: 'closed' } });
    await answer();
    expect(await turn(people.county, 'accept')).toMatchObject({ status: 200 });
    expect(orderItems()).toEqual([]);
  });
});

describe('the list of unsettled orders', () => {
  it('is kept for the level that asked, by date, without words, and empties when they are settled', async () => {
    await ask();
    expect(await orders(people.county)).toMatchObject([
      { id: ORDER, caseId: ID, state: 'asked', kind: 'household-request' },
    ]);
    expect(JSON.stringify(await orders(people.county))).not.toMatch(/moved|subject/);
    expect(await orders(people.township)).toEqual([]);
    await answer();
    await turn(people.county, 'accept');
    expect(await orders(people.county)).toEqual([]);
  });

  it('goes on page by page, and refuses an area outside', async () => {
    for (const n of [1, 2, 3]) await ask(people.county, { id: `01JQ00000000000000000000A${n}` });
    const first = await test.call('GET', '/follow-ups?limit=2', people.county);
    const second = await test.call('GET', `/follow-ups?limit=2&cursor=${first.body.next}`, people.county);
    expect([...first.body.items, ...second.body.items]).toHaveLength(3);
    expect(await test.call('GET', '/follow-ups?area=623001', people.county)).toMatchObject({ status: 404 });
  });
});

describe('an order without an answer', () => {
  it('is marked as late by the sweep at the end of its day, once', async () => {
    await ask();
    expect(await test.sweepAt('2026-03-11T15:59:59.999Z')).toBe(0);
    await test.sweepAt('2026-03-11T16:00:00.000Z');
    expect(test.stored()).toMatchObject({ followUps: [{ overdueAt: '2026-03-11T16:00:00.000Z' }] });
    expect(await test.sweepAt('2026-03-11T16:15:00.000Z')).toBe(0);
    expect(await orders(people.county)).toMatchObject([{ overdueAt: '2026-03-11T16:00:00.000Z' }]);
  });

  it('is not late once it was answered', async () => {
    await ask();
    await answer();
    expect(await test.sweepAt('2026-03-11T16:00:00.000Z')).toBe(0);
  });
});

describe('lateness', () => {
  it('opens an order of the level above by itself, which climbs with the case', async () => {
    await test.sweepAt('2026-03-16T16:00:00.000Z');
    expect(test.stored()).toMatchObject({
      rung: 'township',
      followUps: [{ rung: 'township', askedBy: 'system', answerBy: '2026-03-19T16:00:00.000Z' }],
    });
    expect(await orders(people.township)).toHaveLength(1);
    await test.sweepAt('2026-03-18T16:00:00.000Z');
    expect(test.stored()).toMatchObject({ rung: 'county', followUps: [{ rung: 'county' }] });
    expect(await orders(people.township)).toEqual([]);
    await test.sweepAt('2026-03-19T16:00:00.000Z');
    expect(await orders(people.county)).toMatchObject([{ overdueAt: '2026-03-19T16:00:00.000Z' }]);
  });

  it('can be answered and accepted like any other', async () => {
    await test.sweepAt('2026-03-16T16:00:00.000Z');
    const [{ id }] = await orders(people.township);
    const go = (who: keyof typeof people, verb: string, body: object) =>
      test.step(people[who], `follow-ups/${id}/${verb}`, body);
    expect(await go('handler', 'answer', { words: 'Rain; Thursday.' })).toMatchObject({ status: 200 });
    expect(await go('township', 'accept', {})).toMatchObject({ status: 200 });
    expect(await orders(people.township)).toEqual([]);
  });

  it('leaves case and orders equal to the fold of the timeline', async () => {
    await ask();
    await test.sweepAt('2026-03-18T16:00:00.000Z');
    await answer();
    const entries = test.table.all().filter(({ sk }) => sk.startsWith('ENTRY#'));
    const told = reduceCase(entries.sort((a, b) => (a.sk < b.sk ? -1 : 1)).map(toEntry));
    const stored = test.stored();
    expect(stored && toCase(stored)).toEqual(JSON.parse(JSON.stringify(told)));
    expect(orderItems()).toHaveLength(told.followUps?.length ?? 0);
  });
});

describe('a danger', () => {
  it('goes to the county at once, to the prefecture after two hours, and its orders want an answer in two hours', async () => {
    const id = '01JQ0000000000000000000002';
    await test.open({ id, kind: 'safeguarding', priority: 'P0' });
    await test.sweepAt(MONDAY);
    expect(test.stored(id)).toMatchObject({ rung: 'county', clock: { taken: ['tell-county'] } });
    await test.sweepAt('2026-03-09T01:30:00.000Z');
    expect(test.stored(id)).toMatchObject({ followUps: [{ answerBy: '2026-03-09T03:30:00.000Z' }] });
    await test.sweepAt('2026-03-09T03:00:00.000Z');
    expect(test.stored(id)).toMatchObject({ rung: 'prefecture' });
  });
});
