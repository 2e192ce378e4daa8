import { beforeEach, describe, expect, it } from 'vitest';
import { retireCodes } from '../../shared/access/store/control-record.ts';
import type { Claims } from '../support/call.ts';
import { ID, people, prefecture } from '../support/oversight.ts';

const LINKED = '01JQ0000000000000000000077';
/** The case is closed on Monday 9 March, 09:00; thirty days later is Wednesday 8 April, 09:00. */
const THIRTY_DAYS = '2026-04-08T01:00:00.000Z';

let test: Awaited<ReturnType<typeof prefecture>>;
beforeEach(async () => {
  test = await prefecture();
  await test.open();
});

const outcome = (lasted: string, more: object = {}, who: Claims = people.worker) =>
  test.step(who, 'outcome', { lasted, words: 'She says so.', ...more });
const toAsk = async (who: Claims = people.worker) =>
  (await test.call('GET', '/cases?state=to-ask', who)).body.items;

describe('whether a solution lasted', () => {
  it('is asked thirty days after the end, in office hours, and not a moment before', async () => {
    await test.toClosed();
    expect(await test.sweepAt('2026-04-08T00:59:59.999Z')).toBe(0);
    expect(await toAsk()).toEqual([]);
    expect(await test.sweepAt(THIRTY_DAYS)).toBe(1);
    expect(await toAsk()).toMatchObject([{ id: ID, status: 'closed', outcome: { state: 'asked' } }]);
    expect(await test.sweepAt('2026-04-09T01:00:00.000Z')).toBe(0);
  });

  it('is put off to the next working morning if the day is none', async () => {
    test.moveTo('2026-03-05T12:00:00.000Z');
    const id = '01JQ0000000000000000000002';
    await test.open({ id });
    await test.toClosed(id);
    // 4 April, 20:00, lies in the days off of Qingming (4 to 6 April).
    expect(test.stored(id)).toMatchObject({ clockSk: '2026-04-07T01:00:00.000Z' });
  });

  it.each([{ result: 'not-possible' }, { result: 'withdrawn' }, { result: 'not-ours' }])(
    'is not asked when the result was $result',
    async ({ result }) => {
      await test.toClosed(ID, result);
      expect(test.stored()).not.toHaveProperty('clockSk');
    },
  );

  it.each(['yes', 'unknown'])('is noted as %s, once, and the question is gone', async (lasted) => {
    await test.toClosed();
    await test.sweepAt(THIRTY_DAYS);
    expect(await outcome(lasted)).toMatchObject({
      status: 200,
      body: { status: 'closed', outcome: { state: 'noted', lasted } },
    });
    expect(await toAsk()).toEqual([]);
    expect(await outcome(lasted)).toMatchObject({ status: 409 });
  });

  it('keeps an ended case out of the partitions of open work, whatever is asked about it', async () => {
    await test.toClosed();
    for (const at of [THIRTY_DAYS, '2026-04-20T01:00:00.000Z']) {
      await test.sweepAt(at);
      expect(test.stored()?.['areaPk']).toBe('ENDED#623027101#2026-03');
      expect(String(test.stored()?.['workPk'])).not.toMatch(/^WORK#/);
    }
    expect((await test.call('GET', '/cases', people.township)).body.items).toEqual([]);
    expect((await test.call('GET', '/cases?of=mine', people.handler)).body.items).toEqual([]);
  });
});

describe('a solution that did not last', () => {
  it('re-opens the case within the thirty days, and what was late stays late', async () => {
    await test.toHandling();
    await test.sweepAt('2026-03-16T16:00:00.000Z');
    await test.step(people.handler, 'answer', { result: 'solved', words: 'Filled.' });
    await test.step(people.worker, 'verify', { reached: 'confirmed' });
    await test.step(people.colleague, 'close');
    test.moveTo('2026-03-25T01:00:00.000Z');
    expect(await outcome('no')).toMatchObject({ status: 200, body: { status: 'reopened' } });
    expect(test.stored()).toMatchObject({
      overdueAt: '2026-03-16T16:00:00.000Z',
      workPk: 'WORK#unit:xh-roads',
    });
  });

  it('opens a linked case later, with the same matter, place and requester, and a clock of its own', async () => {
    await test.toClosed();
    await test.sweepAt(THIRTY_DAYS);
    expect(await outcome('no')).toMatchObject({ status: 400, body: { errors: [{ pointer: '#/id' }] } });
    expect(await outcome('no', { id: LINKED })).toMatchObject({
      status: 200,
      body: { status: 'closed', outcome: { lasted: 'no', linked: LINKED } },
    });
    const { body } = await test.call('GET', `/cases/${LINKED}`, people.worker);
    expect(body).toMatchObject({
      status: 'reported',
      follows: ID,
      kind: 'household-request',
      clock: { dueOn: '2026-04-09' },
    });
    expect(body.timeline[0]).toMatchObject({ words: 'She says so.' });
  });

  it('files the linked case where the place is by now, though its code was retired after the end', async () => {
    await test.toClosed();
    await test.sweepAt(THIRTY_DAYS);
    await retireCodes(test.ctx, { '623027101': '623027109' });
    const moved = { ...people.worker, doorstep_area: '623027109203005' };
    expect(await outcome('no', { id: LINKED }, moved)).toMatchObject({ status: 200 });
    expect(test.stored(LINKED)).toMatchObject({
      area: '623027109203005',
      areaPk: 'OPEN#623027109',
      subject: { id: '623027109203005' },
    });
  });

  it('opens one linked case, however often it is sent', async () => {
    await test.toClosed();
    await test.sweepAt(THIRTY_DAYS);
    const first = await outcome('no', { id: LINKED });
    const stored = test.table.all();
    expect(await outcome('no', { id: LINKED })).toEqual(first);
    expect(test.table.all()).toEqual(stored);
  });

  it('writes neither half when the new id is taken', async () => {
    await test.open({ id: LINKED });
    await test.toClosed();
    await test.sweepAt(THIRTY_DAYS);
    const stored = test.table.all();
    expect(await outcome('no', { id: LINKED })).toMatchObject({ status: 409 });
    expect(test.table.all()).toEqual(stored);
  });
});

describe('noting an outcome', () => {
  it('is not for the one who handled the case', async () => {
    await test.toHandling();
    await test.step(people.handler, 'answer', { result: 'solved', words: 'Filled.' });
    await test.step(people.worker, 'verify', { reached: 'confirmed' });
    await test.step(people.colleague, 'close');
    await test.sweepAt(THIRTY_DAYS);
    expect(await outcome('yes', {}, people.handler)).toMatchObject({ status: 403 });
    expect(await outcome('yes', {}, people.county)).toMatchObject({ status: 403 });
    expect(await outcome('yes', {}, people.otherCounty)).toMatchObject({ status: 404 });
  });

  it('comes no earlier than the question, unless it is bad news', async () => {
    await test.toClosed();
    expect(await outcome('yes')).toMatchObject({ status: 409 });
    expect(await outcome('no')).toMatchObject({ status: 200 });
  });
});
