import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { notificationsPage } from '../../scripts/notifications/page.ts';
import { Entry } from '../../shared/case/rules/entry.ts';
import { TakenEscalation } from '../../shared/deadline/rules/escalation-step.ts';
import { GRID, hoursLater } from '../support/cases.ts';
import {
  COUNTY,
  everyInbox,
  OTHER,
  PREFECTURE,
  ROADS,
  T,
  toRoads,
  VERIFIER,
  W,
  WATER,
} from '../support/every-inbox.ts';
import { ORDER, people } from '../support/oversight.ts';

const { township, county, handler, water, colleague, worker } = people;

let world: Awaited<ReturnType<typeof everyInbox>>;
const everTaken = new Set<string>();
beforeEach(async () => {
  world = await everyInbox();
  return () => {
    for (const step of world.taken()) everTaken.add(step);
  };
});

describe('a step of a case is told to whom it concerns, and to nobody else', () => {
  it('from the report to the end, and after it', async () => {
    const { takes, reports, sweeps } = world;
    await reports([`${T} to-accept`]);
    await world.inWork();
    await takes(handler, 'notes', W, []);
    const file = { attachmentId: OTHER, contentType: 'image/jpeg', bytes: 1000 };
    await world.system({ step: 'attached', ...file }, []);
    await takes(handler, 'wait', W, ['w-zhuoma waiting']);
    await takes(handler, 'resume', {}, ['w-zhuoma resumed']);
    await world.answered();
    await takes(VERIFIER, 'verify', { reached: 'not-reached' }, []);
    await takes(VERIFIER, 'verify', { reached: 'confirmed' }, [
      `${T} to-close`,
      `${ROADS} verified`,
      'w-zhuoma verified',
    ]);
    await takes(colleague, 'close', {}, [`${ROADS} closed`, 'w-zhuoma closed']);
    await takes(VERIFIER, 'reopen', W, [`${ROADS} reopened`, 'w-zhuoma reopened']);
    await takes(handler, 'start', {}, []);
    await world.answered();
    await takes(worker, 'verify', { reached: 'confirmed' }, [`${T} to-close`, `${ROADS} verified`]);
    await takes(colleague, 'close', {}, [`${ROADS} closed`, 'w-zhuoma closed']);
    await sweeps('2026-04-08T04:00:00.000Z', ['w-zhuoma ask-outcome']);
    await takes(VERIFIER, 'outcome', { lasted: 'yes', ...W }, [`${ROADS} outcome-noted`]);
  });

  it('that is refused', async () => {
    await world.reports([`${T} to-accept`]);
    await world.takes(township, 'refuse', { ...W, goTo: 'The county.' }, ['w-zhuoma refused']);
  });

  it('in which somebody was mistaken, once and again', async () => {
    const { takes, reports } = world;
    await reports([`${T} to-accept`]);
    await takes(township, 'refuse', { ...W, goTo: 'The county.' }, ['w-zhuoma refused']);
    await takes(township, 'refuse/take-back', W, [`${T} to-accept`, 'w-zhuoma tell-requester']);
    await world.inWork();
    const corrected = [`${ROADS} corrected`, `${T} corrected`, 'w-zhuoma tell-requester'];
    await takes(township, 'correct', { ...W, priority: 'P1' }, corrected);
    await takes(county, 'follow-ups', { id: ORDER, ...W, answerBy: '2026-03-10' }, [`${ROADS} order-asked`]);
    await takes(county, `follow-ups/${ORDER}/withdraw`, W, [`${ROADS} order-settled`]);
    const withdrawn = [`${ROADS} withdrawn`, `${T} withdrawn`, 'w-zhuoma withdrawn'];
    await takes(township, 'withdraw', W, withdrawn);
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
    await world.inWork();
    await world.takes(handler, 'extension/ask', { count: 5, ...W }, [`${T} extension-asked`]);
    const decided = [`${ROADS} extension-decided`, 'w-zhuoma tell-requester'];
    await world.takes(township, 'extension/decide', { decision, ...W }, decided);
  });

  it('that is not solved, once and once more', async () => {
    const { takes, reports } = world;
    await reports([`${T} to-accept`]);
    await world.inWork();
    await world.answered();
    await takes(VERIFIER, 'verify', { reached: 'not-solved' }, [`${ROADS} reopened`, 'w-zhuoma reopened']);
    await takes(handler, 'start', {}, []);
    await world.answered();
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
    await world.inWork();
    await world.answered();
    for (const days of [0, 1, 2]) {
      moveTo(hoursLater(24 * days + 1));
      await takes(VERIFIER, 'verify', { reached: 'not-reached' }, days === 2 ? [`${T} to-close`] : []);
    }
  });

  it('of which the solution did not last', async () => {
    await world.reports([`${T} to-accept`]);
    await world.inWork();
    await world.answered();
    await world.takes(worker, 'verify', { reached: 'confirmed' }, [`${T} to-close`, `${ROADS} verified`]);
    await world.takes(colleague, 'close', {}, [`${ROADS} closed`, 'w-zhuoma closed']);
    const news = [`${ROADS} reopened`, 'w-zhuoma reopened'];
    await world.takes(VERIFIER, 'outcome', { lasted: 'no', ...W }, news);
  });

  it('about which a level above asks', async () => {
    const { takes, reports, sweeps, moveTo } = world;
    await reports([`${T} to-accept`], { kind: 'household-request', priority: 'P3' });
    await world.inWork();
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
    await world.inWork();
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
    await world.answered();
    // A colleague of the grid does not know of it: whoever reported it asks.
    await takes(worker, 'verify', { reached: 'confirmed' }, [`${T} to-close`]);
    await takes(colleague, 'close', {}, []);
  });
});

/** Steps that concern two cases, or all that somebody has. */
const ELSEWHERE = {
  'several-reporters.test.ts': ['merged', 'absorbed', 'unmerged', 'released'],
  'who-acts-instead.test.ts': ['handed-over'],
};

describe('the table of who is told', () => {
  it('is what docs/told.md says', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/told.md'), 'utf8');
    expect(page).toBe(notificationsPage());
  });

  afterAll(() => {
    const steps = Entry.def.options.map(({ shape }) => shape.step.def.values[0]);
    const escalation = TakenEscalation.options.map((did) => `ladder/${did}`);
    const here = [...everTaken, ...Object.values(ELSEWHERE).flat()].sort();
    expect(here).toEqual([...steps.filter((step) => step !== 'ladder'), ...escalation].sort());
  });
});
