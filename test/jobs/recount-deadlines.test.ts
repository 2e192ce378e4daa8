import { describe, expect, it } from 'vitest';
import { sweepOverdue } from '../../functions/sweeps/sweep-overdue.ts';
import { authorizerFor } from '../../shared/access/store/authorizer.ts';
import { areaPath } from '../../shared/base/area-code.ts';
import { SYSTEM } from '../../shared/base/role.ts';
import type { StepPart } from '../../shared/case/rules/take-step.ts';
import { readCase, saveCase, saveReport } from '../../shared/case/store/case-store.ts';
import { listCertificates } from '../../shared/jobs/store/sweep-store.ts';
import { recountDeadlines } from '../../shared/jobs/use-cases/recount-deadlines.ts';
import { grants } from '../../shared/modules.ts';
import { aReportEntry, HANDLER, SUPERVISOR } from '../support/cases.ts';
import { testContext } from '../support/context.ts';
import { BEFORE_2026, stepUnder, toldAndStored } from '../support/known-calendars.ts';
import { withRival } from '../support/rival.ts';

const ID = '01JQ0000000000000000000001';
const supervisor = { id: 's-1', roles: ['supervisor'], areaPath: areaPath('623027101') } as const;

/** A case as it was opened, and taken on, by a build that knew no notice after that of 2025. */
const openedAt = async (at: string, more: Parameters<typeof aReportEntry>[0] = {}) => {
  const test = testContext();
  await saveReport(test.ctx, aReportEntry({ at, calendar: BEFORE_2026, ...more }));
  const read = () => readCase(test.ctx, ID, authorizerFor(supervisor, 'case.track', grants));
  const take = async (step: StepPart, by: typeof SUPERVISOR, when: string) => {
    const { it: before } = await read();
    await saveCase(test.ctx, stepUnder(BEFORE_2026, before, { ...step, by, at: when }));
  };
  test.moveTo(at);
  const clock = async () => {
    const { it: one } = await read();
    if (!('clock' in one)) throw new Error('no clock');
    return one.clock;
  };
  return { ...test, read, take, clock };
};

const rows = ({ table }: { table: { all(): { pk: string }[] } }) =>
  table.all().filter(({ pk }) => !pk.startsWith('SWEEP#'));

/** 2026-01-02 is a Friday: a working day by weekday and statute, off by the notice, made up for on Sunday the 4th. */
const MONDAY = '2025-12-29T01:00:00.000Z';
const entitlement = { kind: 'entitlement' } as const;

describe('a deadline counted without a notice', () => {
  it('is counted again when the notice has arrived, and the timeline says what moved', async () => {
    const test = await openedAt(MONDAY, entitlement);
    expect(await test.clock()).toMatchObject({ dueOn: '2026-01-02', provisional: true });
    expect(await recountDeadlines(test.ctx)).toMatchObject({ expected: 1, changed: 1, complete: true });
    expect(await test.clock()).toMatchObject({ dueOn: '2026-01-04', provisional: false });
    expect((await test.read()).timeline.at(-1)).toMatchObject({
      step: 'recounted',
      dueBeforeOn: '2026-01-02',
      dueOn: '2026-01-04',
      calendar: 2026,
      by: SYSTEM,
    });
  });

  it('moves in the lists, and is reminded of and marked late by its new date', async () => {
    const test = await openedAt(MONDAY, entitlement);
    await recountDeadlines(test.ctx);
    const { told, stored } = toldAndStored(test.table.all());
    expect(told).toEqual(stored);
    test.moveTo('2026-01-04T15:59:59.999Z');
    await sweepOverdue(test.ctx);
    expect((await test.read()).it).not.toHaveProperty('overdueAt');
    test.moveTo('2026-01-04T16:00:00.000Z');
    await sweepOverdue(test.ctx);
    expect((await test.read()).it).toHaveProperty('overdueAt');
  });

  it('never moves earlier than it was told: a make-up Saturday that nobody knew of gives no time back', async () => {
    // Five working days from Tuesday 24 February: 2 March with the make-up Saturday of the 28th, 3 March without.
    const at = '2026-02-24T01:00:00.000Z';
    const test = await openedAt(at, { kind: 'question', priority: 'P3' });
    await test.take({ step: 'accepted' }, SUPERVISOR, at);
    expect(await test.clock()).toMatchObject({ dueOn: '2026-03-03', provisional: true });
    await recountDeadlines(test.ctx);
    expect(await test.clock()).toMatchObject({ dueOn: '2026-03-03', provisional: false });
  });

  it('that has run out stays late, and is no longer called provisional', async () => {
    const test = await openedAt(MONDAY, entitlement);
    test.moveTo('2026-01-02T16:00:00.000Z');
    await sweepOverdue(test.ctx);
    await recountDeadlines(test.ctx);
    expect((await test.read()).it).toMatchObject({ overdueAt: '2026-01-02T16:00:00.000Z' });
    expect(await test.clock()).toMatchObject({ dueOn: '2026-01-02', provisional: false });
  });

  it('is counted again also while it stands still beside a verification', async () => {
    const test = await openedAt(MONDAY, entitlement);
    const handling = [
      [{ step: 'accepted' }, SUPERVISOR],
      [{ step: 'assigned', assignee: 'unit:xh-roads' }, SUPERVISOR],
      [{ step: 'started' }, HANDLER],
      [{ step: 'answered', result: 'solved', words: 'Paid.' }, HANDLER],
    ] as const;
    for (const [step, by] of handling) await test.take(step, by, MONDAY);
    await recountDeadlines(test.ctx);
    const { it: answered } = await test.read();
    // Ten working days of work, five of verification.
    expect(answered).toMatchObject({
      workClock: { dueOn: '2026-01-13', provisional: false },
      clock: { dueOn: '2026-01-06', provisional: false },
    });
  });

  it('stays provisional, without a word in the timeline, as long as its notice is missing', async () => {
    const test = await openedAt('2026-12-30T01:00:00.000Z', { calendar: 2026, ...entitlement });
    const before = rows(test);
    expect(await recountDeadlines(test.ctx)).toMatchObject({ expected: 1, skipped: 1, complete: true });
    expect(rows(test)).toEqual(before);
    expect(await test.clock()).toMatchObject({ provisional: true });
  });
});

describe('counting deadlines again', () => {
  it('changes nothing a second time', async () => {
    const test = await openedAt(MONDAY, entitlement);
    await recountDeadlines(test.ctx);
    const once = rows(test);
    expect(await recountDeadlines(test.ctx)).toMatchObject({ changed: 0, skipped: 1, complete: true });
    expect(rows(test)).toEqual(once);
  });

  it('puts a case in its new place whose date is sure and whose reminders move with the calendar', async () => {
    const test = await openedAt('2025-12-30T01:00:00.000Z');
    expect(await test.clock()).toMatchObject({ dueOn: '2025-12-31', provisional: false });
    test.moveTo('2025-12-31T16:00:00.000Z');
    await sweepOverdue(test.ctx);
    const stored = test.table.all().find(({ sk }) => sk === 'CASE');
    if (stored === undefined) throw new Error('no case');
    await test.table.load([{ ...stored, clockSk: '2026-01-07T00:00:00.000Z' }]);
    const before = (await test.read()).timeline;
    expect(await recountDeadlines(test.ctx)).toMatchObject({ changed: 1, complete: true });
    expect(test.table.all().find(({ sk }) => sk === 'CASE')).toEqual(stored);
    expect((await test.read()).timeline).toEqual(before);
  });

  it('lets whoever is faster win, and looks again the next night', async () => {
    const test = await openedAt(MONDAY, entitlement);
    const accept = () => test.take({ step: 'accepted' }, SUPERVISOR, MONDAY);
    const faster = { ...test.ctx, table: withRival(test.table, accept) };
    expect(await recountDeadlines(faster)).toMatchObject({ changed: 0, skipped: 1, complete: true });
    expect(await recountDeadlines(test.ctx)).toMatchObject({ changed: 1, complete: true });
  });

  it('counts one poisoned record, settles the rest, and says that it is incomplete', async () => {
    const test = await openedAt(MONDAY, entitlement);
    const other = { ...entitlement, caseId: '01JQ0000000000000000000002', at: MONDAY, calendar: BEFORE_2026 };
    await saveReport(test.ctx, aReportEntry(other));
    const [poisoned] = test.table.all().filter(({ pk, sk }) => pk.endsWith('2') && sk === 'CASE');
    if (poisoned === undefined) throw new Error('no case to poison');
    await test.table.load([{ ...poisoned, kind: 'no such kind' }]);
    await expect(recountDeadlines(test.ctx)).rejects.toThrow(/incomplete/);
    const [certificate] = (await listCertificates(test.ctx, 'deadlines', 1, undefined)).items;
    expect(certificate).toMatchObject({ expected: 2, scanned: 2, changed: 1, failed: 1, complete: false });
    expect(await test.clock()).toMatchObject({ provisional: false });
  });
});

describe('a report sent again after the notice has arrived', () => {
  it('gets the answer that it got the first time', async () => {
    const test = await openedAt(MONDAY, entitlement);
    const first = (await test.read()).it;
    await recountDeadlines(test.ctx);
    const again = aReportEntry({ at: '2026-01-01T01:00:00.000Z', calendar: 2026, ...entitlement });
    expect(await saveReport(test.ctx, again)).toEqual(first);
  });
});
