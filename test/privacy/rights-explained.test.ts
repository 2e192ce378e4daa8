import { beforeEach, describe, expect, it } from 'vitest';
import { CASE, canaryWorld, household, office } from '../support/canary-world.ts';
import { hoursLater } from '../support/cases.ts';
import * as people from '../support/register.ts';
import { itself, REQUEST, rightsDeskIn } from '../support/rights-desk.ts';

const NEIGHBOURS = '01JQ00000000000000000000R3';
const WORRY = '01JQ00000000000000000000R4';
const DANGER = '01JQ00000000000000000000R6';

let world: Awaited<ReturnType<typeof canaryWorld>>;
let { ask, decide, get, report } = {} as ReturnType<typeof rightsDeskIn>;
beforeEach(async () => {
  world = await canaryWorld();
  ({ ask, decide, get, report } = rightsDeskIn(world));
});

describe('an explanation', () => {
  const explanation = (language = 'en') => get(`/rights-requests/${REQUEST}/explanation?lang=${language}`);

  it('tells of each case its rules, its steps by office, and every deadline day by day', async () => {
    await ask('explain');
    const { status, body } = await explanation();
    expect(status).toBe(200);
    const own = body.cases.find(({ id }: { id: string }) => id === CASE);
    expect(own).toMatchObject({ kind: 'household-request', priority: 'P2' });
    expect(own.rules).toBe('v2');
    expect(own.steps.map(({ step }: { step: string }) => step)).toContain('extension-denied');
    const { deadlines } = (await get(`/cases/${CASE}/deadlines?lang=en`, office)).body;
    expect(deadlines.length).toBeGreaterThan(1);
    expect(own.deadlines).toEqual(deadlines);
    const log = await get(`/households/${household.id}/access-log`);
    expect(log.body.items).toContainEqual(expect.objectContaining({ purpose: 'rights.explain' }));
  });

  it('is given in the language that is asked for', async () => {
    await ask('explain');
    const [english, chinese] = [await explanation('en'), await explanation('zh-CN')];
    expect(chinese.body.cases[0].deadlines[0].summary).not.toEqual(
      english.body.cases[0].deadlines[0].summary,
    );
  });

  it('names nobody: no neighbour, no member of staff', async () => {
    await report(NEIGHBOURS, {
      kind: 'question',
      subject: itself,
      words: 'Zeisig hears them.',
      requester: { name: 'Zeisig' },
    });
    await ask('explain');
    const told = JSON.stringify((await explanation()).body);
    expect(told).toContain(NEIGHBOURS);
    for (const name of ['Zeisig', 'w-zhuoma', 's-township', 'h-roads'])
      expect(told).not.toContain(`"${name}`);
  });

  it('is made before somebody says that it was', async () => {
    await ask('explain');
    expect(await decide()).toMatchObject({ status: 409, body: { code: 'rights.not-made' } });
    await explanation();
    expect(await decide()).toMatchObject({ status: 200, body: { state: 'done' } });
    expect((await explanation()).status).toBe(409);
  });

  it.each(['copy', 'erase'])('is not made for a request to %s', async (right) => {
    await ask(right);
    expect(await explanation()).toMatchObject({ status: 409, body: { code: 'rights.no-explanation' } });
  });
});

describe('a copy', () => {
  it('is made before somebody says that it was', async () => {
    await get(`/rights-requests/01JQ0000000000000000000008/copy`);
    world.moveTo(hoursLater(30));
    await ask('copy');
    expect(await decide()).toMatchObject({ status: 409, body: { code: 'rights.not-made' } });
    await get(`/rights-requests/${REQUEST}/copy`);
    expect((await decide()).status).toBe(200);
    expect((await get(`/rights-requests/${REQUEST}`)).body).toMatchObject({ state: 'done' });
  });
});

describe('what would be dangerous to be seen', () => {
  it('stands in no copy and in no explanation: a worry about somebody at that door, and who was asked to talk', async () => {
    const danger = { kind: 'safeguarding', subject: itself, priority: 'P1' };
    expect((await report(DANGER, danger)).status).toBe(201);
    await world.call('POST', `/tasks/01JQ0000000000000000000004/${household.id}/outcome`, people.zhuoma, {
      body: { id: WORRY, outcome: 'done', day: '2026-03-09' },
    });
    await ask('copy');
    const copy = (await get(`/rights-requests/${REQUEST}/copy`)).body;
    expect(copy.cases.map(({ id }: { id: string }) => id)).toEqual([CASE]);
    expect(copy.visits.map(({ reason }: { reason: string }) => reason)).toEqual(['no-work']);
    await decide();
    const id = WORRY.replace(/4$/, '9');
    await ask('explain', { id });
    const told = JSON.stringify((await get(`/rights-requests/${id}/explanation`)).body);
    expect(told).toContain(CASE);
    expect(told).not.toContain(DANGER);
  });

  it('is not opened by naming the case', async () => {
    await report(DANGER, { kind: 'safeguarding', subject: itself, priority: 'P1' });
    await ask('copy', { cases: [DANGER] });
    const { body } = await get(`/rights-requests/${REQUEST}/copy`);
    expect(body.cases.map(({ id }: { id: string }) => id)).toEqual([CASE]);
  });
});
