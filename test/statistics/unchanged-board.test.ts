import { beforeEach, describe, expect, it } from 'vitest';
import { rollUpCases } from '../../functions/consumers/roll-up-cases.ts';
import { isKnown } from '../../shared/http/answer.ts';
import { SAFE_HEADERS } from '../../shared/http/safe-headers.ts';
import type { Claims } from '../support/call.ts';
import { people, prefecture } from '../support/oversight.ts';
import { eventsOfItems, queued } from '../support/sqs.ts';

let test: Awaited<ReturnType<typeof prefecture>>;
const rollUp = () => {
  const cases = test.table.all().filter(({ sk }) => sk === 'CASE');
  return rollUpCases(queued(...eventsOfItems(cases, test.ctx.now())), test.ctx);
};
const board = (code: string, who: Claims, tag?: unknown) =>
  test.call('GET', `/areas/${code}/board`, who, {
    headers: { 'accept-encoding': 'gzip', ...(tag === undefined ? {} : { 'if-none-match': String(tag) }) },
  });
const tagOf = async (code: string, who: Claims) => (await board(code, who)).headers['etag'];

beforeEach(async () => {
  test = await prefecture();
  await test.open();
  await rollUp();
});

describe('a board that somebody has seen before', () => {
  it.each([
    { code: '623000', who: people.prefecture },
    { code: '623027', who: people.county },
    { code: '623027101', who: people.township },
    { code: people.worker.doorstep_area, who: people.worker },
  ])('answers 304 without a body at $code while nothing changes, and is kept by no cache', async (one) => {
    const tag = await tagOf(one.code, one.who);
    expect(tag).toMatch(/^W\/"[\w-]{16}"$/);
    test.moveTo('2026-03-09T01:07:00.000Z');
    const again = await board(one.code, one.who, tag);
    expect(again).toMatchObject({ status: 304, body: null });
    expect(again.headers).toEqual({ ...SAFE_HEADERS, etag: tag });
  });

  it('answers anew once a case has moved, and with another tag', async () => {
    const tag = await tagOf('623000', people.prefecture);
    await test.step(people.township, 'accept');
    expect(await board('623000', people.prefecture, tag)).toMatchObject({ status: 304 });
    await rollUp();
    const moved = await board('623000', people.prefecture, tag);
    expect(moved).toMatchObject({ status: 200, body: { columns: [{ stage: 'accepted', green: 1 }] } });
    expect(moved.headers['etag']).not.toBe(tag);
  });

  it('answers anew when a card changes its colour, though nobody has taken a step', async () => {
    const tag = await tagOf('623027101', people.township);
    test.moveTo('2026-03-10T15:59:00.000Z');
    expect(await board('623027101', people.township, tag)).toMatchObject({ status: 200 });
  });

  it('answers anew in a new month', async () => {
    const tag = await tagOf('623000', people.prefecture);
    test.moveTo('2026-04-01T01:00:00.000Z');
    expect(await board('623000', people.prefecture, tag)).toMatchObject({ status: 200 });
  });

  it('tells nobody that it is unchanged who may not see it', async () => {
    const tag = await tagOf('623027', people.county);
    expect(await board('623027', people.otherCounty, tag)).toMatchObject({ status: 404 });
    expect(await board('623027', people.handler, '*')).toMatchObject({ status: 403 });
  });

  it('is the only kind of answer that heeds the header: a case is read whole, whatever was seen before', async () => {
    const { headers } = await test.call('GET', '/cases', people.township);
    expect(headers).not.toHaveProperty('etag');
    const again = await test.call('GET', '/cases', people.township, { headers: { 'if-none-match': '*' } });
    expect(again.status).toBe(200);
  });
});

describe('a list of entity tags', () => {
  it.each([
    { sent: undefined, known: false },
    { sent: '', known: false },
    { sent: '*', known: true },
    { sent: 'W/"a"', known: true },
    { sent: '"a"', known: true },
    { sent: 'W/"b", W/"a"', known: true },
    { sent: 'a', known: false },
    { sent: 'W/"ab"', known: false },
  ])('$sent knows W/"a": $known', ({ sent, known }) => {
    expect(isKnown('W/"a"', sent)).toBe(known);
  });
});
