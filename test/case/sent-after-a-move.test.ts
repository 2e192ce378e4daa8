import { beforeEach, describe, expect, it } from 'vitest';
import { retireCodes } from '../../shared/access/store/control-record.ts';
import type { Claims } from '../support/call.ts';
import { caseApi, handler, ID, neighbour, report, township, worker } from '../support/case-api.ts';
import { people, prefecture } from '../support/oversight.ts';

const LINKED = '01JQ0000000000000000000077';

let { call, ctx, table, step, moveTo } = caseApi();
beforeEach(() => {
  ({ call, ctx, table, step, moveTo } = caseApi());
});

const send = (claims: Claims = worker, body: object = report) => call('POST', '/cases', claims, { body });
const retire = () => retireCodes(ctx, { '623027101': '623027109' });

describe('a report sent again', () => {
  it('is answered as the first time, though its place has another code by now', async () => {
    const first = await send();
    await retire();
    // Reports may rest on what was known ten seconds ago.
    moveTo('2026-03-09T01:01:00.000Z');
    const stored = table.all();
    expect(await send()).toEqual(first);
    expect(table.all()).toEqual(stored);
  });

  it('is answered so to who has lost their part in the place, and to nobody else', async () => {
    const first = await send();
    const stored = table.all();
    const elsewhere = { ...worker, doorstep_area: neighbour.doorstep_area };
    expect(await send(elsewhere)).toEqual(first);
    expect(await send(neighbour)).toMatchObject({ status: 404 });
    expect(await send(elsewhere, { ...report, words: 'Another one.' })).toMatchObject({ status: 404 });
    expect(table.all()).toEqual(stored);
  });
});

describe('a step sent again', () => {
  it('is the same, though the area of its sender has got another code', async () => {
    await send();
    const assign = () => step(township, 'assign', { to: { unit: 'xh-roads' } });
    for (const _ of ['once', 'twice']) {
      await step(township, 'accept', {});
      await assign();
      await step(handler, 'return', { words: 'Not ours.' });
    }
    await assign();
    const dispute = () => step(handler, 'address/dispute', { words: 'Not ours.' }, 'd');
    const first = await dispute();
    expect(first).toMatchObject({ status: 200 });
    await retireCodes(ctx, { '623027': '623028' });
    expect(await dispute()).toEqual(first);
  });
});

describe('a linked case', () => {
  const notLasted = async () => {
    const test = await prefecture();
    await test.open();
    await test.toClosed();
    await test.sweepAt('2026-04-08T01:00:00.000Z');
    const note = (id: string) =>
      test.call('POST', `/cases/${ID}/outcome`, people.worker, {
        body: { lasted: 'no', words: 'She says so.', id },
        headers: { 'idempotency-key': 'o' },
      });
    return { ...test, note };
  };

  it('is opened once, and told of to everybody who sends the outcome at once', async () => {
    const { note, table } = await notLasted();
    const answers = await Promise.all([1, 2, 3, 4].map(() => note(LINKED)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(table.all().filter(({ pk }) => pk === `CASE#${LINKED}`)).toHaveLength(2);
  });

  it('is refused with what to do when its id belongs to another case', async () => {
    const { note, open } = await notLasted();
    await open({ id: LINKED });
    const { status, body } = await note(LINKED);
    expect({ status, detail: body.detail }).toEqual({
      status: 409,
      detail: 'The id of the new case is taken. Make another one.',
    });
  });
});
