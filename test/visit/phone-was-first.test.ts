import { beforeEach, describe, expect, it } from 'vitest';
import { visitFaults } from '../harness/invariants/visits.ts';
import type { Claims } from '../support/call.ts';
import { DAY, done, HOME, idOf, LATER, partsOf, twoDoors } from '../support/late-visit.ts';
import { cairang, township, zhuoma } from '../support/register.ts';
import { aTask } from '../support/visits.ts';

const { origin } = aTask();

/** Only who comes there, or stands in for them, records a visit. */
const setUp = async () => {
  const test = await twoDoors();
  const deputy = { worker: 'w-zhuoma', deputy: 'w-cairang', from: DAY, to: '2026-03-31', reason: 'leave' };
  expect((await test.call('POST', '/deputies', township, { body: deputy })).status).toBe(201);
  return test;
};
let { call, table, moveTo, record, recordOf, plannedFor } = await setUp();
beforeEach(async () => {
  ({ call, table, moveTo, record, recordOf, plannedFor } = await setUp());
});

describe('when another phone was first', () => {
  const first = { id: idOf(20), outcome: 'not-at-home', day: DAY };
  beforeEach(async () => {
    await record(first, cairang);
  });

  it('what was asked for and given is kept beside it, each part with its answer', async () => {
    moveTo(LATER);
    const answer = await record();
    expect(answer.status).toBe(201);
    expect(partsOf(answer)).toEqual([
      'outcome false visit.recorded-already',
      'request true kept',
      'service true kept',
      'again true visit.again-passed',
    ]);
    expect(answer.body.parts[0].detail).toMatch(/\w/);
    expect(answer.body.slip).toMatch(/-/);
    const { items, planned } = await recordOf(zhuoma);
    expect(items.map(({ type }: { type: string }) => type)).toEqual(['visit', 'service', 'case']);
    expect(planned).toHaveLength(1);
    const stored = table.all();
    expect(await record()).toEqual(answer);
    moveTo('2026-05-20T02:00:00.000Z');
    expect(await record()).toEqual(answer);
    expect(table.all()).toEqual(stored);
    expect(visitFaults(table.all())).toEqual([]);
  });

  it('of three phones each has its own', async () => {
    const second = await record();
    const third = await record({ ...done, id: idOf(30), requests: [], again: undefined }, township);
    expect(partsOf(third)).toEqual(['outcome false visit.recorded-already', 'service true kept']);
    expect(await record()).toEqual(second);
    expect(visitFaults(table.all())).toEqual([]);
  });

  it('one visit that follows is enough', async () => {
    await record();
    const third = await record({ ...done, id: idOf(30), requests: [], again: '2026-03-22' }, township);
    expect(partsOf(third)).toEqual([
      'outcome false visit.recorded-already',
      'service true kept',
      'again false visit.again-planned',
    ]);
    expect(third.body.visit).not.toHaveProperty('followUp');
  });

  it('with nothing to keep it is refused as before', async () => {
    const stored = table.all();
    const answer = await record({ id: idOf(1), outcome: 'done', day: DAY });
    expect(answer).toMatchObject({ status: 409, body: { code: 'visit.recorded-already' } });
    expect((await record({ id: idOf(1), outcome: 'moved', day: DAY })).status).toBe(409);
    expect(table.all()).toEqual(stored);
  });

  it('nobody records their own visit twice', async () => {
    await record();
    const stored = table.all();
    const again = { ...done, id: idOf(40), requests: [{ ...done.requests[0], id: idOf(41) }] };
    expect(await record(again)).toMatchObject({ status: 409, body: { code: 'visit.recorded-already' } });
    expect(table.all()).toEqual(stored);
  });

  it('both at once are kept, one of them as the outcome', async () => {
    ({ call, table, moveTo, record, recordOf, plannedFor } = await setUp());
    const other = { ...done, id: idOf(50), requests: [{ ...done.requests[0], id: idOf(51) }] };
    const both = await Promise.all([record(), record(other, cairang)]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect(both.map((one) => partsOf(one)?.[0]).toSorted()).toEqual([
      'outcome false visit.recorded-already',
      'outcome true kept',
    ]);
    expect(visitFaults(table.all())).toEqual([]);
  });

  it('what each has recorded is taken back by itself', async () => {
    await record();
    const back = (of: string, who: Claims, n: number) =>
      call('POST', `/tasks/${origin}/${HOME}/outcome/take-back`, who, { body: { id: idOf(n), of } });
    expect((await back(first.id, cairang, 60)).status).toBe(201);
    const origins = async () =>
      (await plannedFor(zhuoma)).map(({ origin }: { origin: string }) => origin).toSorted();
    expect(await origins()).toEqual([origin, `${origin}.f1`]);
    expect(visitFaults(table.all())).toEqual([]);
    const taken = await back(done.id, zhuoma, 61);
    expect(taken.status).toBe(201);
    expect(await back(done.id, zhuoma, 61)).toEqual(taken);
    expect(await origins()).toEqual([origin]);
    expect(visitFaults(table.all())).toEqual([]);
    expect((await record({ ...first, id: idOf(62) }, cairang)).status).toBe(201);
    expect((await record()).body.visit.day).toBe(DAY);
  });
});
