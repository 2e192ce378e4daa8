import { beforeEach, describe, expect, it } from 'vitest';
import type { Claims } from '../support/call.ts';
import { ID, ORDER, people, prefecture } from '../support/oversight.ts';

const SECOND = '01JQ0000000000000000000002';
let test: Awaited<ReturnType<typeof prefecture>>;
beforeEach(async () => {
  test = await prefecture();
});

const ids = async (query: string, who: Claims): Promise<string[]> => {
  const { status, body } = await test.call('GET', `/cases?${query}`, who);
  expect(status).toBe(200);
  return body.items.map(({ id }: { id: string }) => id);
};
const answer = (id = ID) => test.step(people.handler, 'answer', { result: 'solved', words: 'Filled.' }, id);

describe('what the opener must verify', () => {
  beforeEach(async () => {
    await test.open();
    await test.toHandling();
  });

  it.each(['of=mine', 'of=mine&waiting=me', 'waiting=me'])('comes to %s with the answer', async (query) => {
    expect(await ids(query, people.worker)).toEqual([]);
    await answer();
    expect(await ids(query, people.worker)).toEqual([ID]);
  });

  it('stays while the requester was not reached, and goes when they have spoken', async () => {
    await answer();
    await test.step(people.worker, 'verify', { reached: 'not-reached' });
    expect(await ids('of=mine&waiting=me', people.worker)).toEqual([ID]);
    await test.step(people.worker, 'verify', { reached: 'confirmed' });
    expect(await ids('of=mine', people.worker)).toEqual([]);
    expect(await ids('waiting=me', people.worker)).toEqual([]);
  });

  it('goes after three attempts in vain', async () => {
    await answer();
    for (const day of ['2026-03-10', '2026-03-11', '2026-03-12']) {
      expect(await ids('of=mine&waiting=me', people.worker)).toEqual([ID]);
      test.moveTo(`${day}T03:00:00.000Z`);
      await test.step(people.worker, 'verify', { reached: 'not-reached' });
    }
    expect(await ids('of=mine&waiting=me', people.worker)).toEqual([]);
  });

  it('comes again with a second answer', async () => {
    await answer();
    await test.step(people.worker, 'verify', { reached: 'not-solved' });
    expect(await ids('of=mine', people.worker)).toEqual([]);
    await test.step(people.handler, 'start');
    await answer();
    expect(await ids('of=mine', people.worker)).toEqual([ID]);
  });

  it('stands in its place among what is mine, by due moment, once', async () => {
    await test.open({ id: SECOND, kind: 'question' });
    await test.step(people.township, 'accept', {}, SECOND);
    await test.step(people.township, 'assign', { to: { worker: people.worker.sub } }, SECOND);
    await answer();
    expect(await ids('of=mine', people.worker)).toEqual([SECOND, ID]);
    const first = await test.call('GET', '/cases?of=mine&limit=1', people.worker);
    expect(await ids(`of=mine&limit=1&cursor=${first.body.next}`, people.worker)).toEqual([ID]);
  });

  it('is filtered like everything else', async () => {
    await answer();
    expect(await ids('of=mine&priority=P2', people.worker)).toEqual([ID]);
    expect(await ids('of=mine&kind=question', people.worker)).toEqual([]);
  });

  it('stands once in the list of an office that reported and handles it', async () => {
    const office = { ...people.handler, sub: 'h-second' };
    await test.open({ id: SECOND }, office);
    await test.toHandling(SECOND);
    await answer(SECOND);
    expect((await ids('of=mine', office)).filter((id) => id === SECOND)).toEqual([SECOND]);
    expect((await ids('of=mine&waiting=me', office)).filter((id) => id === SECOND)).toEqual([SECOND]);
  });

  it('is nothing for who handled it: somebody else asks', async () => {
    await test.open({ id: SECOND }, people.handler);
    await test.toHandling(SECOND);
    await answer(SECOND);
    expect(await ids('of=mine&waiting=me', people.handler)).not.toContain(SECOND);
  });
});

describe('what I have reported', () => {
  const window: Claims = { ...people.township, sub: 's-window' };

  it('is listed by due moment, open or ended, for whoever opened it and nobody else', async () => {
    await test.open({ id: SECOND }, window);
    await test.open({}, people.worker);
    expect(await ids('of=reported', window)).toEqual([SECOND]);
    expect(await ids('of=reported', people.colleague)).toEqual([]);
    await test.step(people.colleague, 'refuse', { words: 'Not ours.', goTo: 'The water office.' }, SECOND);
    expect(await ids('of=reported', window)).toEqual([]);
    expect(await ids('of=reported&state=ended', window)).toEqual([SECOND]);
  });

  it('does not take one id for the beginning of another', async () => {
    await test.open({}, { ...people.worker, sub: 'w-zhuoma-2' });
    expect(await ids('of=reported', people.worker)).toEqual([]);
  });

  it('has a place for what lies outside my own grid, within the township', async () => {
    await test.open({ subject: { type: 'area', id: '623027101' } }, window);
    expect(await ids('of=reported', { ...window, doorstep_area: '623027101203005' })).toEqual([ID]);
  });
});

describe('the orders that I must answer', () => {
  const orders = async (who: Claims, query = 'of=mine') => {
    const { status, body } = await test.call('GET', `/follow-ups?${query}`, who);
    return status === 200 ? body.items.map(({ id }: { id: string }) => id) : status;
  };
  const LATER = '01JQ0000000000000000000092';
  const ask = (id: string, answerBy: string, who: Claims = people.county, caseId = ID) =>
    test.step(who, 'follow-ups', { id, words: 'And?', answerBy }, caseId);

  beforeEach(async () => {
    await test.open();
    await test.toHandling();
  });

  it('are listed for the unit that has the case, the next answer first, until it has answered', async () => {
    await ask(LATER, '2026-03-20');
    await ask(ORDER, '2026-03-11', people.prefecture);
    expect(await orders(people.handler)).toEqual([ORDER, LATER]);
    expect(await orders(people.water)).toEqual([]);
    await test.step(people.handler, `follow-ups/${ORDER}/answer`, { words: 'Friday.' });
    expect(await orders(people.handler)).toEqual([LATER]);
    await test.step(people.prefecture, `follow-ups/${ORDER}/send-back`, {
      words: 'Which?',
      answerBy: '2026-03-13',
    });
    expect(await orders(people.handler)).toEqual([ORDER, LATER]);
  });

  it('are listed for the levels below the one that asked, which may answer as well', async () => {
    await ask(ORDER, '2026-03-11');
    expect(await orders(people.township)).toEqual([ORDER]);
    expect(await orders({ ...people.township, doorstep_area: '623027102' })).toEqual([]);
    expect(await orders(people.county)).toEqual([]);
    expect(await orders(people.prefecture)).toEqual([]);
  });

  it('are listed also after the case has ended', async () => {
    await ask(ORDER, '2026-03-20');
    await answer();
    await test.step(people.worker, 'verify', { reached: 'confirmed' });
    await test.step(people.colleague, 'close');
    expect(await orders(people.handler)).toEqual([ORDER]);
  });

  it('follow the case to whoever gets it', async () => {
    await test.open({ id: SECOND });
    await test.step(people.township, 'accept', {}, SECOND);
    await ask(ORDER, '2026-03-20', people.county, SECOND);
    expect(await orders(people.worker)).toEqual([]);
    await test.step(people.township, 'assign', { to: { worker: people.worker.sub } }, SECOND);
    expect(await orders(people.worker)).toEqual([ORDER]);
  });

  it('are all that a handler sees of orders', async () => {
    await ask(ORDER, '2026-03-20');
    expect(await orders(people.handler, 'of=area')).toBe(404);
    expect(await orders(people.worker, 'area=623027')).toBe(404);
    expect(await orders(people.township, 'of=mine&area=623027101')).toBe(400);
  });

  it('come page by page', async () => {
    await ask(ORDER, '2026-03-11');
    await ask(LATER, '2026-03-20', people.prefecture);
    const first = await test.call('GET', '/follow-ups?of=mine&limit=1', people.township);
    expect(first.body.items).toMatchObject([{ id: ORDER }]);
    expect(await orders(people.township, `of=mine&limit=1&cursor=${first.body.next}`)).toEqual([LATER]);
  });
});
