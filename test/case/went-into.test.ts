import { beforeEach, describe, expect, it } from 'vitest';
import type { Claims } from '../support/call.ts';
import { caseApi, colleague, handler, report, township, worker } from '../support/case-api.ts';
import { GRID } from '../support/cases.ts';

const [OWN, MIDDLE, LAST] = [2, 3, 1].map((n) => `01JQ000000000000000000000${n}`);
const dawa: Claims = { ...worker, sub: 'w-dawa', doorstep_area: '623027101203018' };
const REQUESTER = { name: 'Tashi Drolma', phone: '+8613800000001', language: 'bo', relation: 'self' };

let { call } = caseApi();
beforeEach(() => {
  ({ call } = caseApi());
});

const open = (id: unknown, who: Claims, more: object = {}) =>
  call('POST', '/cases', who, { body: { ...report, id, ...more } });
const take = (who: Claims, verb: string, body: object = {}, id: unknown = LAST) =>
  call('POST', `/cases/${id}/${verb}`, who, { body });
const own = async (who: Claims = dawa) => (await call('GET', `/cases/${OWN}`, who)).body;

/** Dawa's report lies in another one, and that in the case that goes on; each was said by somebody else. */
const merged = async () => {
  await open(OWN, { ...dawa, doorstep_area: GRID });
  await open(MIDDLE, worker, { words: 'The lane again.' });
  await open(LAST, worker, { words: 'Our sick grandmother cannot pass.', requester: REQUESTER });
  await take(township, 'merge', { into: MIDDLE }, OWN);
  await take(township, 'merge', { into: LAST }, MIDDLE);
};

const toAnswered = async () => {
  await take(township, 'accept');
  await take(township, 'assign', { to: { unit: 'xh-roads' } });
  await take(handler, 'start');
  await take(handler, 'answer', { result: 'solved', words: 'Filled and drained.' });
};

describe('who reported a case that was merged, also by way of another', () => {
  it('learns from the own case how far the one has come that it went into', async () => {
    await merged();
    expect(await call('GET', `/cases/${LAST}`, dawa)).toMatchObject({ status: 404 });
    expect(await own()).toMatchObject({
      id: OWN,
      status: 'merged',
      into: MIDDLE,
      wentInto: { id: LAST, status: 'reported', clock: { stage: 'accept', dueOn: '2026-03-10' } },
    });
  });

  it('hears the answer, what came of asking, and the end', async () => {
    await merged();
    await toAnswered();
    const answered = { status: 'answered', result: 'solved', words: 'Filled and drained.' };
    const { wentInto } = await own();
    expect(wentInto).toMatchObject(answered);
    expect(wentInto).not.toHaveProperty('verified');
    await take(worker, 'verify', { reached: 'confirmed', words: 'She walks to the shop again.' });
    expect((await own()).wentInto).toMatchObject({ ...answered, status: 'verifying', verified: 'confirmed' });
    await take(colleague, 'close');
    expect((await own()).wentInto).toMatchObject({ status: 'closed', endedAt: expect.any(String) });
  });

  it('hears of no answer that is not solved any more', async () => {
    await merged();
    await toAnswered();
    await take(worker, 'verify', { reached: 'not-solved' });
    const { wentInto } = await own();
    expect(wentInto).toMatchObject({ id: LAST, status: 'reopened' });
    for (const name of ['result', 'words', 'verified']) expect(wentInto).not.toHaveProperty(name);
  });

  it('hears why it was refused, and where to go', async () => {
    await merged();
    const said = { words: 'The road belongs to the county.', goTo: 'The roads office of the county.' };
    await take(township, 'refuse', said);
    expect((await own()).wentInto).toMatchObject({ status: 'refused', ...said });
  });

  it('reads no word and no name of whoever else reported it', async () => {
    await merged();
    await toAnswered();
    await take(worker, 'verify', { reached: 'confirmed', words: 'She walks to the shop again.' });
    expect(JSON.stringify(await own())).not.toMatch(/grandmother|Drolma|13800000001|shop|w-zhuoma/);
  });

  it('reads no answer about something else, to which the case was corrected', async () => {
    await merged();
    await take(township, 'correct', { kind: 'public-space', words: 'It is the road of all.' });
    await toAnswered();
    const { wentInto } = await own();
    expect(wentInto).toMatchObject({ id: LAST, status: 'answered', result: 'solved' });
    expect(wentInto).not.toHaveProperty('words');
  });
});

describe('who may only see the steps of a merged case', () => {
  it('reads no answer', async () => {
    await merged();
    await toAnswered();
    const { shown, wentInto } = await own({ ...township, sub: 's-county', doorstep_area: '623027' });
    expect({ shown, wentInto }).toMatchObject({ shown: 'trace', wentInto: { status: 'answered' } });
    expect(wentInto).not.toHaveProperty('words');
  });
});

describe('a case that was not merged', () => {
  it('went into none, nor one whose merge was undone', async () => {
    await merged();
    await take(township, 'unmerge', {}, MIDDLE);
    await take(township, 'unmerge', {}, OWN);
    expect(await own()).not.toHaveProperty('wentInto');
  });
});
