import { beforeEach, describe, expect, it } from 'vitest';
import type { Claims } from '../support/call.ts';
import { ID, ORDER, people, prefecture } from '../support/oversight.ts';

const SECOND = '01JQ0000000000000000000002';
let test: Awaited<ReturnType<typeof prefecture>>;
const ids = async (query: string, who: Claims) => {
  const { body } = await test.call('GET', `/cases?${query}`, who);
  return body.items.map(({ id }: { id: string }) => id);
};

beforeEach(async () => {
  test = await prefecture();
  await test.open();
  await test.open({ id: SECOND, kind: 'question' });
  await test.toHandling();
  await test.toHandling(SECOND);
});

describe('my cases by their time', () => {
  it.each([
    // The request is due on Monday 16 March, the question on Thursday 12 March.
    { at: '2026-03-12T01:00:00.000Z', overdue: [], today: [SECOND] },
    { at: '2026-03-12T15:59:59.999Z', overdue: [], today: [SECOND] },
    { at: '2026-03-12T16:00:00.000Z', overdue: [SECOND], today: [] },
    { at: '2026-03-16T01:00:00.000Z', overdue: [SECOND], today: [ID] },
    { at: '2026-03-16T16:00:00.000Z', overdue: [SECOND, ID], today: [] },
  ])('at $at: overdue $overdue, today $today', async ({ at, overdue, today }) => {
    test.moveTo(at);
    expect(await ids('of=mine&due=overdue', people.handler)).toEqual(overdue);
    expect(await ids('of=mine&due=today', people.handler)).toEqual(today);
    expect(await ids('due=overdue', people.county)).toEqual(overdue);
    expect(await ids('due=today', people.township)).toEqual(today);
  });

  it('go on page by page within the range', async () => {
    test.moveTo('2026-03-16T16:00:00.000Z');
    const first = await test.call('GET', '/cases?of=mine&due=overdue&limit=1', people.handler);
    const more = `/cases?of=mine&due=overdue&limit=1&cursor=${first.body.next}`;
    expect((await test.call('GET', more, people.handler)).body.items).toMatchObject([{ id: ID }]);
    expect(await test.call('GET', more.replace('overdue', 'today'), people.handler)).toMatchObject({
      status: 400,
    });
  });
});

describe('what waits for me', () => {
  const waiting = (who: Claims, of = 'area') => ids(`of=${of}&waiting=me`, who);

  it('is, for a handler, what is to be done or to be answered', async () => {
    expect(await waiting(people.handler, 'mine')).toEqual([SECOND, ID]);
    await test.step(people.handler, 'answer', { result: 'solved', words: 'Filled.' });
    expect(await waiting(people.handler, 'mine')).toEqual([SECOND]);
    await test.step(people.county, 'follow-ups', { id: ORDER, words: 'And?', answerBy: '2026-03-11' });
    expect(await waiting(people.handler, 'mine')).toContain(ID);
  });

  it('is, for a township, what is to be accepted, assigned, extended or closed', async () => {
    expect(await waiting(people.township)).toEqual([]);
    await test.step(people.handler, 'extension/ask', { count: 5, words: 'Rain.' });
    expect(await waiting(people.township)).toEqual([ID]);
    await test.open({ id: '01JQ0000000000000000000003' });
    expect(await waiting(people.township)).toContain('01JQ0000000000000000000003');
  });

  it('is, for a county, answers to its orders and disputed addresses', async () => {
    expect(await waiting(people.county)).toEqual([]);
    await test.step(people.county, 'follow-ups', { id: ORDER, words: 'And?', answerBy: '2026-03-11' });
    expect(await waiting(people.county)).toEqual([]);
    await test.step(people.handler, `follow-ups/${ORDER}/answer`, { words: 'Friday.' });
    expect(await waiting(people.county)).toEqual([ID]);
  });

  it('is never a case outside my area', async () => {
    await test.step(people.handler, 'extension/ask', { count: 5, words: 'Rain.' });
    expect(await waiting(people.otherCounty)).toEqual([]);
  });
});
