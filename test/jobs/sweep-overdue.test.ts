import { describe, expect, it } from 'vitest';
import { sweepOverdue } from '../../functions/sweeps/sweep-overdue.ts';
import { authorizerFor } from '../../shared/access/store/authorizer.ts';
import { areaPath } from '../../shared/base/area-code.ts';
import { SYSTEM } from '../../shared/base/role.ts';
import { type StepPart, takeStep } from '../../shared/case/rules/take-step.ts';
import { readCase, saveCase, saveReport } from '../../shared/case/store/case-store.ts';
import { listCertificates } from '../../shared/jobs/store/sweep-store.ts';
import { grants } from '../../shared/modules.ts';
import { aReportEntry, hoursLater, MONDAY } from '../support/cases.ts';
import { testContext } from '../support/context.ts';
import { withRival } from '../support/rival.ts';

const idOf = (n: number) => `01JQ00000000000000000000${String(n).padStart(2, '0')}`;
const supervisor = { id: 's-1', roles: ['supervisor'], areaPath: areaPath('623027101') } as const;

const withCases = async (count: number) => {
  const test = testContext();
  for (let n = 1; n <= count; n += 1) await saveReport(test.ctx, aReportEntry({ caseId: idOf(n) }));
  const read = (n: number) => readCase(test.ctx, idOf(n), authorizerFor(supervisor, 'case.track', grants));
  return { ...test, read };
};

/** The accept limit of one working day ends when Tuesday does. */
const LATE = '2026-03-10T16:00:00.000Z';

describe('the sweep of overdue cases', () => {
  it('marks what is late, moves it up one rung and leaves a complete certificate', async () => {
    const { ctx, moveTo, read } = await withCases(3);
    moveTo(LATE);
    expect(await sweepOverdue(ctx)).toMatchObject({
      expected: 3,
      scanned: 3,
      changed: 3,
      failed: 0,
      complete: true,
    });
    const { it: late, timeline } = await read(2);
    expect(late).toMatchObject({ overdueAt: LATE, rung: 'township' });
    expect(timeline.at(-1)).toMatchObject({ step: 'ladder', did: 'mark-overdue', by: SYSTEM });
  });

  it('does nothing a second time', async () => {
    const { ctx, moveTo, table } = await withCases(3);
    moveTo(LATE);
    await sweepOverdue(ctx);
    const stored = table.all().filter(({ pk }) => !pk.startsWith('SWEEP#'));
    expect(await sweepOverdue(ctx)).toMatchObject({ scanned: 0, changed: 0, complete: true });
    expect(table.all().filter(({ pk }) => !pk.startsWith('SWEEP#'))).toEqual(stored);
  });

  it('reminds before it marks, and leaves alone what has time', async () => {
    const { ctx, moveTo, read } = await withCases(1);
    moveTo(hoursLater(1));
    expect(await sweepOverdue(ctx)).toMatchObject({ expected: 0, scanned: 0 });
    moveTo('2026-03-10T06:00:00.000Z');
    await sweepOverdue(ctx);
    const { it: one } = await read(1);
    expect(one).toMatchObject({ rung: 'village', clock: { taken: ['remind-owner'] } });
    expect(one).not.toHaveProperty('overdueAt');
  });

  it('counts one poisoned record, settles the rest, and says that it is incomplete', async () => {
    const { ctx, table, moveTo } = await withCases(4);
    const poisoned = table.all().find(({ pk, sk }) => pk === `CASE#${idOf(3)}` && sk === 'CASE');
    if (poisoned === undefined) throw new Error('no case to poison');
    await table.load([{ ...poisoned, kind: 'no such kind' }]);
    moveTo(LATE);
    await expect(sweepOverdue(ctx)).rejects.toThrow(/incomplete/);
    const [certificate] = (await listCertificates(ctx, 'overdue', 1, undefined)).items;
    expect(certificate).toMatchObject({ expected: 4, scanned: 4, changed: 3, failed: 1, complete: false });
  });

  it('sees every due case, however many there are', async () => {
    const { ctx, table, moveTo } = await withCases(0);
    for (let n = 0; n < 300; n += 1) {
      await saveReport(ctx, aReportEntry({ caseId: `01JQ0000000000000000000${String(n).padStart(3, '0')}` }));
    }
    // A real page ends after 1 MB: here after seven items, so that each shard takes several.
    const { query } = table;
    table.query = (asked) => query({ ...asked, limit: 7 });
    moveTo(LATE);
    expect(await sweepOverdue(ctx)).toMatchObject({
      expected: 300,
      scanned: 300,
      changed: 300,
      complete: true,
    });
  });

  it('lets a person who is faster win, and says so', async () => {
    const { ctx, moveTo, read } = await withCases(1);
    moveTo(LATE);
    const taker = {
      by: { id: 's-1', role: 'supervisor' },
      at: LATE,
      key: undefined,
      ifMatch: undefined,
    } as const;
    const accept = async () => saveCase(ctx, takeStep((await read(1)).it, { step: 'accepted' }, taker));
    const faster = { ...ctx, table: withRival(ctx.table, accept) };
    expect(await sweepOverdue(faster)).toMatchObject({ scanned: 1, changed: 0, skipped: 1, complete: true });
    expect((await read(1)).it).toMatchObject({ status: 'accepted', version: 2 });
  });

  it('leaves a case alone that waits for its requester, until waiting has used up its ten working days', async () => {
    const { ctx, moveTo, read } = await withCases(1);
    const by = { id: 'h-1', role: 'handler', unit: 'xh-roads' } as const;
    const taker = { by, at: MONDAY, key: undefined, ifMatch: undefined };
    const path: StepPart[] = [
      { step: 'accepted' },
      { step: 'assigned', assignee: 'unit:xh-roads' },
      { step: 'started' },
      { step: 'waiting', words: 'For the receipt.' },
    ];
    for (const step of path) await saveCase(ctx, takeStep((await read(1)).it, step, taker));
    moveTo('2026-03-18T00:00:00.000Z');
    expect(await sweepOverdue(ctx)).toMatchObject({ expected: 0, complete: true });
    moveTo('2026-04-20T00:00:00.000Z');
    expect(await sweepOverdue(ctx)).toMatchObject({ changed: 1 });
    expect((await read(1)).it).toMatchObject({ status: 'waiting', overdueAt: '2026-04-20T00:00:00.000Z' });
  });
});
