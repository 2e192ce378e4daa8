import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { YEARS } from '../../shared/calendar/rules/years.ts';
import { memoryTable } from '../../shared/table/memory-table.ts';
import { anyYear2027 } from '../support/clock-histories.ts';

const YEARS_FILE = '../../shared/calendar/rules/years.ts';
const ID = '01JQ0000000000000000000001';
const year2027 = fc.sample(anyYear2027, { numRuns: 1, seed: 7 })[0];

/** The service as it is built from these calendar files: what a deployment puts in the place of another. */
const builtWith = async (years: readonly unknown[]) => {
  vi.resetModules();
  vi.doMock(YEARS_FILE, () => ({ YEARS: years }));
  const { contextOver } = await import('../../shared/runtime/context.ts');
  const { recountDeadlines } = await import('../../shared/jobs/use-cases/recount-deadlines.ts');
  const { routes } = await import('../../functions/http/cases/routes.ts');
  const { callerOf } = await import('../support/call.ts');
  const { people, report } = await import('../support/oversight.ts');
  const { toldAndStored } = await import('../support/known-calendars.ts');
  return { contextOver, recountDeadlines, routes, callerOf, people, report, toldAndStored };
};

afterEach(() => {
  vi.doUnmock(YEARS_FILE);
  vi.resetModules();
});

describe('the deployment that brings the notice of 2027', () => {
  it('recounts in its first night what the one before had promised provisionally, and both read it', async () => {
    const table = memoryTable();
    let now = '2026-12-29T01:00:00.000Z';
    const silent = { info: () => {}, failed: () => {} };
    const before = await builtWith(YEARS);
    const after = await builtWith([...YEARS, year2027]);
    const [old, fresh] = [before, after].map((build) => {
      const ctx = build.contextOver(table, silent, () => now);
      return { ...build, ctx, call: build.callerOf(build.routes, ctx) };
    });
    if (old === undefined || fresh === undefined) throw new Error('two builds');
    const { people, report } = before;
    const body = { ...report, kind: 'entitlement' };
    expect(await old.call('POST', '/cases', people.worker, { body })).toMatchObject({
      status: 201,
      body: { clock: { dueOn: '2027-01-04', provisional: true } },
    });

    now = '2026-12-30T01:00:00.000Z';
    expect(await fresh.recountDeadlines(fresh.ctx)).toMatchObject({ changed: 1, complete: true });
    const told = await fresh.call('GET', `/cases/${ID}/deadlines?lang=en`, people.township);
    expect(told.body.deadlines).toMatchObject([{ stage: 'accept', provisional: false }]);
    expect(told.body.deadlines[0].dueOn >= '2027-01-04').toBe(true);
    const { told: fold, stored } = fresh.toldAndStored(table.all());
    expect(fold).toEqual(stored);
    // For as long as the old one still answers somebody.
    expect(await old.call('GET', `/cases/${ID}/deadlines`, people.township)).toMatchObject({ status: 200 });
    expect(await fresh.recountDeadlines(fresh.ctx)).toMatchObject({ changed: 0, complete: true });
  });
});
