import { beforeEach, describe, expect, it } from 'vitest';
import { hoursLater, MONDAY } from '../support/cases.ts';
import { ID, people, prefecture, report } from '../support/oversight.ts';

let test: Awaited<ReturnType<typeof prefecture>>;
beforeEach(async () => {
  test = await prefecture();
  await test.open();
});

/** The attempt answers with `status`, and nothing at all has changed. */
const refused = async (status: number, attempt: () => Promise<unknown>) => {
  const before = test.table.all();
  expect(await attempt()).toMatchObject({
    status,
    headers: { 'content-type': 'application/problem+json' },
  });
  expect(test.table.all()).toEqual(before);
};

const ask = (count = 5, words = 'The part is ordered.') =>
  test.step(people.handler, 'extension/ask', { count, words });
const decide = (who: keyof typeof people, decision = 'grant') =>
  test.step(people[who], 'extension/decide', { decision, ...(decision === 'deny' ? { words: 'No.' } : {}) });

describe('G03 an extension', () => {
  beforeEach(async () => {
    await test.toHandling();
  });

  it('is refused without a reason', () => refused(400, () => ask(5, ' ')));
  it('is refused when it is longer than the rule', () => refused(400, () => ask(11)));
  it('is refused when it is late', async () => {
    test.moveTo('2026-03-16T16:00:00.000Z');
    await refused(409, () => ask());
  });
  it('is refused a second time, granted or not', async () => {
    await ask();
    await refused(409, () => ask());
    await decide('township', 'deny');
    await refused(409, () => ask());
  });
  it('is not granted late, by the one who asked, or by another county', async () => {
    await ask();
    await refused(403, () => decide('handler'));
    await refused(404, () => decide('otherCounty'));
    test.moveTo('2026-03-16T16:00:00.000Z');
    await refused(409, () => decide('township'));
  });
});

describe('G04 back-dating', () => {
  it.each(['reportedAt', 'at', 'startedAt', 'dueAt', 'createdAt', 'rules'])(
    'is refused: a report cannot say %s',
    (field) => refused(400, () => test.open({ id: '01JQ0000000000000000000002', [field]: '2026-01-01' })),
  );

  it.each([
    ['accept', {}],
    ['assign', { to: { unit: 'xh-roads' } }],
    ['notes', { words: 'Called.' }],
    ['follow-ups', { id: ID, words: 'And?', answerBy: '2026-03-11' }],
  ])('is refused: %s cannot say when', (verb, body) =>
    refused(400, () => test.step(people.township, verb, { ...body, at: MONDAY })),
  );

  it('is not possible through an id that carries an old time', async () => {
    const old = '01HHHHHHHH0000000000000000';
    await test.open({ id: old });
    expect(test.stored(old)).toMatchObject({ reportedAt: MONDAY, clock: { startedAt: MONDAY } });
  });

  it('is not possible by sending a report again later: the first moment counts', async () => {
    const before = test.stored();
    test.moveTo(hoursLater(20));
    await test.call('POST', '/cases', people.worker, { body: report });
    expect(test.stored()).toEqual(before);
  });
});

describe('G08 closing without a confirmation', () => {
  beforeEach(async () => {
    await test.toHandling();
    await test.step(people.handler, 'answer', { result: 'solved', words: 'Filled.' });
  });
  const missed = () => test.step(people.worker, 'verify', { reached: 'not-reached' });
  const close = () => test.step(people.colleague, 'close');

  it('is refused straight after the answer', () => refused(409, close));

  it('is refused after two attempts, and after three on one day', async () => {
    await missed();
    await refused(409, missed);
    test.moveTo(hoursLater(24));
    await missed();
    await refused(409, close);
  });

  it('is allowed after three attempts on three days', async () => {
    for (const days of [0, 1, 2]) {
      test.moveTo(hoursLater(24 * days));
      await missed();
    }
    expect(await close()).toMatchObject({ status: 200, body: { status: 'closed' } });
  });

  it('is not brought about by a day that the caller names, or by the handler', async () => {
    await refused(400, () =>
      test.step(people.worker, 'verify', { reached: 'not-reached', on: '2026-03-01' }),
    );
    await refused(403, () => test.step(people.handler, 'verify', { reached: 'confirmed' }));
  });
});

describe('G10 re-opening to hide that a case was late', () => {
  beforeEach(async () => {
    await test.toHandling();
    await test.sweepAt('2026-03-16T16:00:00.000Z');
    await test.step(people.handler, 'answer', { result: 'solved', words: 'Filled.' });
    await test.step(people.worker, 'verify', { reached: 'confirmed' });
    await test.step(people.colleague, 'close');
  });

  it.each([
    { by: 're-opening it', go: () => test.step(people.worker, 'reopen', { words: 'Again.' }) },
    {
      by: 'saying that it did not last',
      go: () => test.step(people.worker, 'outcome', { lasted: 'no', words: 'Washed out.' }),
    },
  ])('does not work by $by', async ({ go }) => {
    expect(await go()).toMatchObject({ status: 200, body: { overdueAt: '2026-03-16T16:00:00.000Z' } });
    const timeline = (await test.call('GET', `/cases/${ID}`, people.handler)).body.timeline;
    expect(timeline.filter(({ did }: { did?: string }) => did === 'mark-overdue')).toHaveLength(1);
    const { deadlines } = (await test.call('GET', `/cases/${ID}/deadlines`, people.township)).body;
    expect(deadlines[1]).toMatchObject({ stage: 'resolve', running: false, inTime: false });
  });

  it('is not for someone without a part in it', () =>
    refused(404, () => test.step(people.otherCounty, 'reopen', { words: 'Again.' })));
});
