import { beforeEach, describe, expect, it } from 'vitest';
import { listNotices } from '../../shared/notification/store/inbox-store.ts';
import { notifyOfStep } from '../../shared/notification/use-cases/case-notifier.ts';
import { casesIn, counterFaults, timelineFaults } from '../harness/invariants/cases.ts';
import type { Claims } from '../support/call.ts';
import { hoursLater } from '../support/cases.ts';
import { ID, ORDER, people, prefecture } from '../support/oversight.ts';

let test: Awaited<ReturnType<typeof prefecture>>;
beforeEach(async () => {
  test = await prefecture();
  await test.open();
});
const faults = () => {
  const items = test.table.all();
  const own = items.filter(({ pk }) => pk === `CASE#${ID}`);
  return [...timelineFaults(`CASE#${ID}`, own), ...counterFaults(casesIn(items), items)];
};
const keyed = (who: Claims, verb: string, body: object, key: string) =>
  test.call('POST', `/cases/${ID}/${verb}`, who, { body, headers: { 'idempotency-key': key } });
const words = { words: 'That was a mistake.' };
const told = async (inbox: string) => {
  const version = Number(test.stored()?.['version']);
  await notifyOfStep(test.ctx, ID, version);
  const { items } = await listNotices(test.ctx, inbox, { limit: 50 });
  return items.flatMap((one) => (one.kind === 'case' && one.id.includes(`.${version}.`) ? [one.about] : []));
};

describe('a refusal that was a mistake', () => {
  const refuse = () => test.step(people.township, 'refuse', { words: 'Not ours.', goTo: 'The county.' });
  const takeBack = (who: Claims = people.township, key = 'k1') => keyed(who, 'refuse/take-back', words, key);

  it('is taken back: the case stands where it stood, its clock has run on, and both sides are told', async () => {
    const { clock } = (await test.call('GET', `/cases/${ID}`, people.township)).body;
    await refuse();
    test.moveTo(hoursLater(24 * 14));
    expect(await takeBack()).toMatchObject({
      status: 200,
      body: { status: 'reported', clock, colour: 'red' },
    });
    expect(await told(people.worker.sub)).toEqual(['tell-requester']);
    expect(await told('area:623027101')).toEqual(['to-accept']);
    expect(faults()).toEqual([]);
    expect(await test.sweepAt(hoursLater(24 * 14 + 1))).toBeGreaterThan(0);
  });

  it('is taken back once, at once and later, and goes on from there', async () => {
    await refuse();
    const [one, two] = await Promise.all([takeBack(), takeBack()]);
    expect(two).toEqual(one);
    await test.step(people.township, 'accept');
    test.moveTo(hoursLater(24 * 40));
    expect((await takeBack()).body).toMatchObject({ status: 'reported', version: one.body.version });
    expect(await takeBack(people.township, 'k2')).toMatchObject({ status: 409 });
  });

  it.each([
    { why: 'a colleague of the same level', who: people.colleague, status: 403 },
    { why: 'the worker at the door', who: people.worker, status: 403 },
    { why: 'another county', who: people.otherCounty, status: 404 },
    { why: 'the level above', who: people.county, status: 200 },
  ])('is for its author and above: $why gets $status', async ({ who, status }) => {
    await refuse();
    expect((await takeBack(who)).status).toBe(status);
  });

  it('stands after thirty days', async () => {
    await refuse();
    test.moveTo(hoursLater(24 * 30));
    expect(await takeBack()).toMatchObject({ status: 409, body: { code: 'correction.too-late' } });
  });
});

describe('a kind, priority or subject that was wrong', () => {
  const correct = (more: object, who: Claims = people.worker, key = 'k1') =>
    keyed(who, 'correct', { ...words, ...more }, key);

  it('is corrected: the limits count from the report, the timeline says both days, and all are told', async () => {
    const { clock } = (await test.call('GET', `/cases/${ID}`, people.township)).body;
    test.moveTo(hoursLater(1));
    const answer = await correct({ priority: 'P0' });
    expect(answer).toMatchObject({ status: 200, body: { priority: 'P0', colour: 'red' } });
    expect(answer.body.clock.dueAt).toBe(hoursLater(0.5));
    const { timeline } = (await test.call('GET', `/cases/${ID}`, people.worker)).body;
    expect(timeline.at(-1)).toMatchObject({
      step: 'corrected',
      dueBeforeOn: clock.dueOn,
      dueOn: '2026-03-09',
    });
    expect(await told('area:623027')).toEqual(['danger']);
    expect(await told('area:623027101')).toEqual(['corrected']);
    // Whoever corrected it knows.
    expect(await told(people.worker.sub)).toEqual([]);
    expect(faults()).toEqual([]);
  });

  it('keeps waiting and goes on with other limits while somebody works on it', async () => {
    await test.toHandling();
    await test.step(people.handler, 'wait', words);
    const answer = await correct({ kind: 'question', priority: 'P2' }, people.township);
    expect(answer).toMatchObject({ status: 200, body: { status: 'waiting', kind: 'question' } });
    expect(await told('unit:xh-roads')).toEqual(['corrected']);
    expect((await test.step(people.handler, 'resume', {})).status).toBe(200);
    expect(faults()).toEqual([]);
  });

  it('moves a case to the place that was meant, with its counters and orders', async () => {
    await test.step(people.county, 'follow-ups', { id: ORDER, ...words, answerBy: '2026-03-11' });
    const place = { type: 'area', id: '623027101203006' };
    const answer = await correct({ subject: place }, people.township);
    expect(answer).toMatchObject({ status: 200, body: { area: place.id, subject: place } });
    expect(test.stored()).toMatchObject({ subjectPk: `SUBJECT#${place.id}` });
    expect(faults()).toEqual([]);
  });

  it('is corrected once, at once and later; another correction under the same key is refused', async () => {
    const [one, two] = await Promise.all([correct({ priority: 'P1' }), correct({ priority: 'P1' })]);
    expect(two).toEqual(one);
    await test.step(people.township, 'accept');
    expect((await correct({ priority: 'P1' })).body.version).toBe(one.body.version);
    expect((await correct({ priority: 'P3' })).status).toBe(422);
    expect((await correct({ priority: 'P1' }, people.township, 'k2')).body.code).toBe(
      'case.nothing-to-correct',
    );
  });

  it.each([
    { why: 'nothing', more: {}, status: 400 },
    {
      why: 'a priority that the kind does not know',
      more: { kind: 'question', priority: 'P0' },
      status: 400,
    },
    { why: 'a place of others', more: { subject: { type: 'area', id: '623001101203006' } }, status: 404 },
  ])('is refused with $why', async ({ more, status }) => {
    expect((await correct(more)).status).toBe(status);
  });

  it('is for the level above once the case is accepted, and for nobody once it has ended', async () => {
    await test.step(people.township, 'accept');
    expect(await correct({ priority: 'P1' })).toMatchObject({
      status: 403,
      body: { code: 'case.correct-above' },
    });
    await test.step(people.township, 'refuse', { words: 'Not ours.', goTo: 'The county.' });
    expect((await correct({ priority: 'P1' }, people.township)).status).toBe(409);
  });
});

describe('a report that was a mistake', () => {
  const withdraw = (who: Claims = people.worker, key = 'k1') => keyed(who, 'withdraw', words, key);

  it('is withdrawn by whoever reported it, counts as withdrawn, and its office is told', async () => {
    await test.step(people.township, 'accept');
    await test.step(people.township, 'assign', { to: { unit: 'xh-roads' } });
    expect(await withdraw()).toMatchObject({ status: 200, body: { status: 'withdrawn' } });
    expect(await told('unit:xh-roads')).toEqual(['withdrawn']);
    const counted = test.table.all().filter(({ sk }) => sk.startsWith('CASES#'));
    expect(counted.reduce((sum, one) => sum + Number(one['withdrawn'] ?? 0), 0)).toBe(1);
    expect(faults()).toEqual([]);
    expect((await test.call('GET', `/cases/${ID}`, people.handler)).status).toBe(200);
  });

  it('is withdrawn once, at once and later', async () => {
    const [one, two] = await Promise.all([withdraw(), withdraw()]);
    expect(two).toEqual(one);
    test.moveTo(hoursLater(100));
    expect(await withdraw()).toEqual(one);
    expect((await withdraw(people.worker, 'k2')).status).toBe(409);
  });

  it('is for the level above once somebody works on it', async () => {
    await test.toHandling();
    expect(await withdraw()).toMatchObject({ status: 403, body: { code: 'case.withdraw-above' } });
    expect((await withdraw(people.handler, 'k2')).status).toBe(403);
    expect((await withdraw(people.township, 'k3')).status).toBe(200);
  });

  it('is for the level above where somebody may be in danger', async () => {
    await keyed(people.worker, 'correct', { ...words, priority: 'P0' }, 'k0');
    expect((await withdraw()).status).toBe(403);
  });

  it('stands while others have reported the same', async () => {
    const other = '01JQ0000000000000000000002';
    await test.open({ id: other });
    await test.step(people.township, 'merge', { into: ID }, other);
    expect(await withdraw()).toMatchObject({ status: 409, body: { code: 'case.others-reported' } });
  });
});

describe('a follow-up order that was a mistake', () => {
  const ask = () => test.step(people.county, 'follow-ups', { id: ORDER, ...words, answerBy: '2026-03-11' });
  const withdraw = (who: Claims = people.county, key = 'k1') =>
    keyed(who, `follow-ups/${ORDER}/withdraw`, words, key);
  beforeEach(async () => {
    await test.toHandling();
    await ask();
  });

  it('is withdrawn by whoever gave it: it leaves all lists, and the exchange tells of it', async () => {
    const first = await withdraw();
    expect(first.status).toBe(200);
    expect(await withdraw()).toEqual(first);
    expect((await test.call('GET', '/follow-ups', people.county)).body.items).toEqual([]);
    const { body } = await test.call('GET', `/cases/${ID}/follow-ups`, people.county);
    expect(body.items).toMatchObject([{ turns: [{ did: 'asked' }, { did: 'withdrawn', rung: 'county' }] }]);
    expect(await told('unit:xh-roads')).toEqual(['order-settled']);
    expect(faults()).toEqual([]);
  });

  it('is for whoever gave it and above, and stands once it is answered', async () => {
    expect((await withdraw(people.township)).status).toBe(403);
    await test.step(people.handler, `follow-ups/${ORDER}/answer`, words);
    expect(await withdraw()).toMatchObject({ status: 409, body: { code: 'order.answer-looked-at' } });
  });

  it('is withdrawn by the level above', async () => {
    expect((await withdraw(people.prefecture)).status).toBe(200);
  });
});
