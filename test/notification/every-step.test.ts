import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { notificationsPage } from '../../scripts/notifications/page.ts';
import { Entry } from '../../shared/case/rules/entry.ts';
import { TakenEscalation } from '../../shared/deadline/rules/escalation-step.ts';
import { GRID, hoursLater } from '../support/cases.ts';
import { cairang, dawa, everyInbox, VERIFIER } from '../support/every-inbox.ts';
import { ID, ORDER, people } from '../support/oversight.ts';

const { township, county, handler, water, colleague, worker } = people;
const T = 'area:623027101';
const COUNTY = 'area:623027';
const PREFECTURE = 'area:623000';
const VILLAGE = 'area:623027101203';
const ROADS = 'unit:xh-roads';
const WATER = 'unit:xh-water';
const OTHER = '01JQ0000000000000000000002';
const THIRD = '01JQ0000000000000000000003';
const W = { words: 'Said on the telephone.' };
const toRoads = { to: { unit: 'xh-roads' } };

let world: Awaited<ReturnType<typeof everyInbox>>;
const everTaken = new Set<string>();
beforeEach(async () => {
  world = await everyInbox();
  return () => {
    for (const step of world.taken()) everTaken.add(step);
  };
});

/** Up to where somebody works on it. */
const inWork = async (opener = 'w-zhuoma') => {
  await world.takes(township, 'accept', {}, [`${opener} accepted`]);
  await world.takes(township, 'assign', toRoads, [`${ROADS} assigned`]);
  await world.takes(handler, 'start', {}, []);
};
const answeredBy = (who = handler) =>
  world.takes(who, 'answer', { result: 'solved', ...W }, ['w-zhuoma to-verify']);

describe('a step of a case is told to whom it concerns, and to nobody else', () => {
  it('from the report to the end, and after it', async () => {
    const { takes, reports, sweeps } = world;
    await reports([`${T} to-accept`]);
    await inWork();
    await takes(handler, 'notes', W, []);
    const file = { attachmentId: OTHER, contentType: 'image/jpeg', bytes: 1000 };
    await world.system({ step: 'attached', ...file }, []);
    await takes(handler, 'wait', W, ['w-zhuoma waiting']);
    await takes(handler, 'resume', {}, ['w-zhuoma resumed']);
    await answeredBy();
    await takes(VERIFIER, 'verify', { reached: 'not-reached' }, []);
    await takes(VERIFIER, 'verify', { reached: 'confirmed' }, [
      `${T} to-close`,
      `${ROADS} verified`,
      'w-zhuoma verified',
    ]);
    await takes(colleague, 'close', {}, [`${ROADS} closed`, 'w-zhuoma closed']);
    await takes(VERIFIER, 'reopen', W, [`${ROADS} reopened`, 'w-zhuoma reopened']);
    await takes(handler, 'start', {}, []);
    await answeredBy();
    await takes(worker, 'verify', { reached: 'confirmed' }, [`${T} to-close`, `${ROADS} verified`]);
    await takes(colleague, 'close', {}, [`${ROADS} closed`, 'w-zhuoma closed']);
    await sweeps('2026-04-08T04:00:00.000Z', ['w-zhuoma ask-outcome']);
    await takes(VERIFIER, 'outcome', { lasted: 'yes', ...W }, [`${ROADS} outcome-noted`]);
  });

  it('that is refused', async () => {
    await world.reports([`${T} to-accept`]);
    await world.takes(township, 'refuse', { ...W, goTo: 'The county.' }, ['w-zhuoma refused']);
  });

  it('whose address is wrong', async () => {
    const { takes, reports } = world;
    await reports([`${T} to-accept`]);
    await takes(township, 'accept', {}, ['w-zhuoma accepted']);
    await takes(township, 'assign', { to: { unit: 'xh-water' } }, [`${WATER} assigned`]);
    await takes(water, 'return', W, [`${T} returned`]);
    await takes(township, 'assign', { to: { unit: 'xh-water' } }, [`${WATER} assigned`]);
    await takes(township, 'assign', toRoads, [`${ROADS} assigned`, `${WATER} reassigned`]);
    await takes(handler, 'address/dispute', W, [`${COUNTY} address-disputed`]);
    const decision = { to: { unit: 'xh-water' }, ...W };
    await takes(county, 'address/decide', decision, [`${WATER} assigned`, `${ROADS} reassigned`]);
  });

  it.each(['grant', 'deny'] as const)('that asks for more time, which is decided: %s', async (decision) => {
    await world.reports([`${T} to-accept`]);
    await inWork();
    await world.takes(handler, 'extension/ask', { count: 5, ...W }, [`${T} extension-asked`]);
    const decided = [`${ROADS} extension-decided`, 'w-zhuoma tell-requester'];
    await world.takes(township, 'extension/decide', { decision, ...W }, decided);
  });

  it('that is not solved, once and once more', async () => {
    const { takes, reports } = world;
    await reports([`${T} to-accept`]);
    await inWork();
    await answeredBy();
    await takes(VERIFIER, 'verify', { reached: 'not-solved' }, [`${ROADS} reopened`, 'w-zhuoma reopened']);
    await takes(handler, 'start', {}, []);
    await answeredBy();
    await takes(VERIFIER, 'verify', { reached: 'not-solved' }, [
      `${T} climbed`,
      `${T} reopened`,
      `${ROADS} reassigned`,
      'w-zhuoma reopened',
    ]);
  });

  it('whose requester could not be reached on three days', async () => {
    const { takes, reports, moveTo } = world;
    await reports([`${T} to-accept`]);
    await inWork();
    await answeredBy();
    for (const days of [0, 1, 2]) {
      moveTo(hoursLater(24 * days + 1));
      await takes(VERIFIER, 'verify', { reached: 'not-reached' }, days === 2 ? [`${T} to-close`] : []);
    }
  });

  it('of which the solution did not last', async () => {
    await world.reports([`${T} to-accept`]);
    await inWork();
    await answeredBy();
    await world.takes(worker, 'verify', { reached: 'confirmed' }, [`${T} to-close`, `${ROADS} verified`]);
    await world.takes(colleague, 'close', {}, [`${ROADS} closed`, 'w-zhuoma closed']);
    const news = [`${ROADS} reopened`, 'w-zhuoma reopened'];
    await world.takes(VERIFIER, 'outcome', { lasted: 'no', ...W }, news);
  });

  it('about which a level above asks', async () => {
    const { takes, reports, sweeps, moveTo } = world;
    await reports([`${T} to-accept`], { kind: 'household-request', priority: 'P3' });
    await inWork();
    const order = `follow-ups/${ORDER}`;
    await takes(county, 'follow-ups', { id: ORDER, ...W, answerBy: '2026-03-10' }, [`${ROADS} order-asked`]);
    await takes(handler, `${order}/answer`, W, [`${COUNTY} order-answered`]);
    await takes(county, `${order}/send-back`, { ...W, answerBy: '2026-03-11' }, [`${ROADS} order-asked`]);
    await sweeps('2026-03-11T16:00:00.000Z', [`${ROADS} order-overdue`, `${COUNTY} order-overdue`]);
    moveTo('2026-03-12T02:00:00.000Z');
    await takes(handler, `${order}/answer`, W, [`${COUNTY} order-answered`]);
    await takes(county, `${order}/accept`, {}, [`${ROADS} order-settled`]);
  });

  it('that is moved to another place, or counted anew', async () => {
    await world.reports([`${T} to-accept`]);
    await inWork();
    const near = { step: 'refiled', area: '623027101203006', subject: { type: 'area', id: GRID } } as const;
    await world.system(near, []);
    await world.system({ ...near, area: '623027110201001' }, ['area:623027110 moved-here']);
    const recounted = { step: 'recounted', dueBeforeOn: '2026-03-16', dueOn: '2026-03-17' } as const;
    await world.system(recounted, ['w-zhuoma tell-requester']);
    await world.system({ ...recounted, dueOn: '2026-03-16' }, []);
  });

  it('that nobody heeds', async () => {
    const { reports, sweeps } = world;
    await reports([`${T} to-accept`]);
    await sweeps('2026-03-10T06:00:00.000Z', [`${T} due-soon`]);
    await sweeps('2026-03-10T08:30:00.000Z', [`${T} due-soon`]);
    await sweeps('2026-03-10T16:00:00.000Z', [`${T} overdue`, 'w-zhuoma tell-requester']);
    await sweeps('2026-03-11T16:00:00.000Z', [`${COUNTY} climbed`]);
    await sweeps('2026-03-12T16:00:00.000Z', [
      `${PREFECTURE} climbed`,
      `${PREFECTURE} order-overdue`,
      `${T} order-overdue`,
    ]);
    await sweeps('2026-03-13T16:00:00.000Z', []);
    await sweeps('2026-03-16T01:00:00.000Z', [`${PREFECTURE} still-open`]);
    await sweeps('2026-03-16T09:00:00.000Z', []);
    await sweeps('2026-03-17T01:00:00.000Z', [`${PREFECTURE} still-open`]);
  });

  it('of danger', async () => {
    const { reports, sweeps, takes } = world;
    await reports([`${T} to-accept`, `${COUNTY} danger`], { kind: 'safeguarding', priority: 'P0' });
    await takes(township, 'accept', {}, []);
    await sweeps(hoursLater(0.1), []);
    await sweeps(hoursLater(1), [`${T} due-soon`]);
    await sweeps(hoursLater(1.7), [`${T} due-soon`]);
    await sweeps(hoursLater(2), [`${PREFECTURE} danger`, `${T} overdue`, 'w-zhuoma tell-requester']);
    await sweeps(hoursLater(2.9), []);
    await sweeps(hoursLater(3), [`${PREFECTURE} still-open`]);
    await sweeps(hoursLater(4), [
      `${PREFECTURE} still-open`,
      `${PREFECTURE} order-overdue`,
      `${T} order-overdue`,
    ]);
    await sweeps(hoursLater(5), [`${PREFECTURE} still-open`]);
  });

  it('of which all was missed for weeks: each level once, and none of it again', async () => {
    await world.reports([`${T} to-accept`]);
    await world.sweeps('2026-04-08T04:00:00.000Z', [
      `${T} overdue`,
      `${COUNTY} overdue`,
      `${PREFECTURE} overdue`,
      'w-zhuoma tell-requester',
    ]);
    expect(world.caseNow()).toMatchObject({ version: 2, rung: 'prefecture' });
    await world.sweeps('2026-04-08T05:00:00.000Z', []);
    const order = [`${PREFECTURE} order-overdue`, `${T} order-overdue`];
    await world.sweeps('2026-04-10T01:00:00.000Z', [...order, `${PREFECTURE} still-open`]);
  });

  it('of protection: to those who act', async () => {
    const { reports, takes } = world;
    await reports([`${T} to-accept`], { kind: 'safeguarding', priority: 'P1' });
    await takes(township, 'accept', {}, []);
    await takes(township, 'assign', toRoads, [`${ROADS} assigned`]);
    await takes(handler, 'start', {}, []);
    await answeredBy();
    await takes(VERIFIER, 'verify', { reached: 'confirmed' }, [`${T} to-close`]);
    await takes(colleague, 'close', {}, []);
  });
});

describe('a case that several have reported', () => {
  it('tells each of them, also by way of a case that was merged itself', async () => {
    const { takes, reports } = world;
    await reports([`${T} to-accept`]);
    await reports([`${T} to-accept`], { id: OTHER }, dawa);
    await reports([`${T} to-accept`], { id: THIRD }, cairang);
    await takes(township, 'merge', { into: OTHER }, ['w-cairang merged', `${T} absorbed`], THIRD);
    await takes(
      township,
      'merge',
      { into: ID },
      ['w-cairang merged', 'w-dawa merged', `${T} absorbed`],
      OTHER,
    );
    expect(world.caseNow()).toMatchObject({ reporters: 3 });
    const all = (what: string) => ['w-cairang', 'w-dawa', 'w-zhuoma'].map((who) => `${who} ${what}`);
    await takes(township, 'accept', {}, all('accepted'));
    await takes(township, 'assign', toRoads, [`${ROADS} assigned`]);
    await takes(handler, 'start', {}, []);
    await takes(handler, 'wait', W, all('waiting'));
    await takes(handler, 'resume', {}, all('resumed'));
    await takes(handler, 'answer', { result: 'solved', ...W }, [
      'w-cairang answered',
      'w-dawa answered',
      'w-zhuoma to-verify',
    ]);
    await takes(VERIFIER, 'verify', { reached: 'confirmed' }, [
      ...all('verified'),
      `${T} to-close`,
      `${ROADS} verified`,
    ]);
    await takes(colleague, 'close', {}, [...all('closed'), `${ROADS} closed`]);
  });

  it('tells of a merge that is undone, and is undone from the outside in', async () => {
    const { takes, reports, step } = world;
    await reports([`${T} to-accept`]);
    await reports([`${T} to-accept`], { id: OTHER }, dawa);
    await reports([`${T} to-accept`], { id: THIRD }, cairang);
    await takes(township, 'merge', { into: OTHER }, ['w-cairang merged', `${T} absorbed`], THIRD);
    await takes(
      township,
      'merge',
      { into: ID },
      ['w-cairang merged', 'w-dawa merged', `${T} absorbed`],
      OTHER,
    );
    expect(await step(township, 'unmerge', {}, THIRD)).toMatchObject({
      status: 409,
      body: { type: expect.stringContaining('case.unmerge-into-first') },
    });
    const undone = ['w-cairang unmerged', 'w-dawa unmerged', `${T} released`, `${T} to-accept`];
    await takes(township, 'unmerge', {}, undone, OTHER);
    expect(world.caseNow()).toMatchObject({ reporters: 1 });
    await takes(township, 'unmerge', {}, ['w-cairang unmerged', `${T} released`, `${T} to-accept`], THIRD);
    expect(world.caseNow(OTHER)).toMatchObject({ reporters: 1 });
  });

  it('tells each under the number that they know', async () => {
    await world.reports([`${T} to-accept`]);
    await world.reports([`${T} to-accept`], { id: OTHER }, dawa);
    await world.takes(township, 'merge', { into: ID }, ['w-dawa merged', `${T} absorbed`], OTHER);
    await world.takes(township, 'refuse', { ...W, goTo: 'The county.' }, [
      'w-dawa refused',
      'w-zhuoma refused',
    ]);
    const { items } = await world.inboxOf(dawa);
    expect(items.map(({ notice }: { notice: { caseId: string } }) => notice.caseId)).toEqual([OTHER, OTHER]);
  });
});

describe('somebody who is away, or has handed over, or has left', () => {
  const away = {
    worker: 'w-zhuoma',
    deputy: 'w-dawa',
    from: '2026-03-09',
    to: '2026-03-12',
    reason: 'leave',
  };
  const BACK = '2026-03-11T16:00:00.000Z';
  const isNamed = () =>
    world.tells(
      () => world.staff('POST', '/deputies', township, { body: away }),
      ['w-dawa deputy', 'w-zhuoma deputy'],
    );
  const toZhuoma = { to: { worker: 'w-zhuoma' } };
  const handOver = { id: OTHER, from: 'w-zhuoma', to: 'w-dawa', reason: 'left-post' };

  it('has a deputy who is told of being one, of the work while it lasts, and of its end', async () => {
    const { takes, reports, day } = world;
    await isNamed();
    await reports([`${T} to-accept`], {}, cairang);
    await takes(township, 'accept', {}, ['w-cairang accepted']);
    await takes(township, 'assign', toZhuoma, ['w-dawa assigned', 'w-zhuoma assigned']);
    await day(BACK, ['w-dawa deputy', 'w-zhuoma deputy']);
    await takes(township, 'assign', toRoads, [`${ROADS} assigned`, 'w-zhuoma reassigned']);
  });

  it('is back sooner, which both are told once', async () => {
    await isNamed();
    const path = '/deputies/w-zhuoma/2026-03-09/w-dawa/end';
    const ends = () => world.staff('POST', path, township, { body: {} });
    await world.tells(ends, ['w-dawa deputy', 'w-zhuoma deputy']);
    await world.tells(ends, []);
    await world.day(BACK, []);
  });

  it('has a deputy who finds the work, and does it until the day of the end, and not after', async () => {
    const { reports, takes, call, moveTo } = world;
    const mine = async () =>
      (await call('GET', '/cases?of=mine', dawa)).body.items.map(({ id }: { id: string }) => id);
    const waiting = async () => (await call('GET', '/cases?of=mine&waiting=me', dawa)).body.items.length;
    await reports([`${T} to-accept`], {}, cairang);
    await takes(township, 'accept', {}, ['w-cairang accepted']);
    await takes(township, 'assign', toZhuoma, ['w-zhuoma assigned']);
    expect([await mine(), await waiting()]).toEqual([[], 0]);
    expect(await world.step(dawa, 'start')).toMatchObject({ status: 403 });
    await isNamed();
    expect([await mine(), await waiting()]).toEqual([[ID], 1]);
    expect((await call('GET', `/cases/${ID}`, dawa)).body).toMatchObject({ shown: 'whole' });
    await takes(dawa, 'start', {}, []);
    moveTo(BACK);
    expect([await mine(), await waiting()]).toEqual([[], 0]);
    expect(await world.step(dawa, 'answer', { result: 'solved', ...W })).toMatchObject({ status: 403 });
  });

  it('has a successor who is told, and who can do, what their own reports ask for', async () => {
    const { reports, takes, tells, staff, moveTo, sweeps } = world;
    await reports([`${T} to-accept`]);
    await inWork();
    moveTo(hoursLater(1));
    await tells(
      () => staff('POST', '/hand-overs', township, { body: handOver }),
      ['w-dawa hand-over', 'w-zhuoma hand-over'],
    );
    moveTo(hoursLater(2));
    await takes(handler, 'answer', { result: 'solved', ...W }, ['w-dawa to-verify']);
    await takes(dawa, 'verify', { reached: 'confirmed' }, [`${T} to-close`, `${ROADS} verified`]);
    await takes(colleague, 'close', {}, [`${ROADS} closed`, 'w-dawa closed']);
    await sweeps('2026-04-08T04:00:00.000Z', ['w-dawa ask-outcome']);
  });

  it('gives the successor the cases that lie with them', async () => {
    const { reports, takes, tells, staff, moveTo } = world;
    await reports([`${T} to-accept`], {}, cairang);
    await takes(township, 'accept', {}, ['w-cairang accepted']);
    await takes(township, 'assign', toZhuoma, ['w-zhuoma assigned']);
    moveTo(hoursLater(1));
    await tells(
      () => staff('POST', '/hand-overs', township, { body: handOver }),
      ['w-dawa assigned', 'w-dawa hand-over', 'w-zhuoma hand-over'],
    );
  });

  it('keeps what they reported after they handed over', async () => {
    const { reports, tells, staff, moveTo } = world;
    await tells(
      () => staff('POST', '/hand-overs', township, { body: { ...handOver, reason: 'balance-load' } }),
      ['w-dawa hand-over', 'w-zhuoma hand-over'],
    );
    moveTo(hoursLater(1));
    await reports([`${T} to-accept`]);
    await inWork();
  });

  it('leaves it to the village where there is neither', async () => {
    const { reports, takes, staff } = world;
    await reports([`${T} to-accept`]);
    await inWork();
    const registrar = { sub: 'r-county', doorstep_role: 'registrar', doorstep_area: '623027' };
    const off = await staff('POST', '/workers/w-zhuoma/disable', registrar, {
      body: { reason: 'left-service' },
    });
    expect(off).toMatchObject({ status: 200 });
    await takes(handler, 'answer', { result: 'solved', ...W }, [`${VILLAGE} to-verify`]);
  });
});

describe('the table of who is told', () => {
  it('is what docs/told.md says', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/told.md'), 'utf8');
    expect(page).toBe(notificationsPage());
  });

  afterAll(() => {
    const steps = Entry.def.options
      .map(({ shape }) => shape.step.def.values[0])
      .filter((step) => step !== 'ladder');
    const escalation = TakenEscalation.options.map((did) => `ladder/${did}`);
    expect([...everTaken].sort()).toEqual([...steps, ...escalation].sort());
  });
});
