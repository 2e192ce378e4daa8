import { describe, expect, it } from 'vitest';
import { sweepOverdue } from '../../functions/sweeps/sweep-overdue.ts';
import { SweepJob } from '../../shared/jobs/rules/certificate.ts';
import { listCertificates } from '../../shared/jobs/store/sweep-store.ts';
import { hoursLater } from '../support/cases.ts';
import { ID, people, prefecture } from '../support/oversight.ts';

const REPORTED = '2026-03-09T01:00:00.000Z';
const QUARTER_HOUR = 0.25;

/** A case nobody accepts, seen by the schedule at the given hours after its report, so many times each. */
const swept = async (hours: readonly number[], times = 1) => {
  const test = await prefecture();
  await test.open();
  for (const one of hours) {
    test.moveTo(hoursLater(one, REPORTED));
    for (let n = 0; n < times; n += 1) await sweepOverdue(test.ctx);
  }
  return test;
};

const everyQuarterHour = (from: number, to: number) =>
  Array.from({ length: Math.floor((to - from) / QUARTER_HOUR) + 1 }, (_, n) => from + n * QUARTER_HOUR);

const steps = async (test: Awaited<ReturnType<typeof prefecture>>) => {
  const { body } = await test.call('GET', `/cases/${ID}`, people.township);
  const taken: { step: string; did?: string; also?: string[] }[] = body.timeline;
  return taken.filter(({ step }) => step === 'ladder').flatMap(({ did, also = [] }) => [did, ...also]);
};

/** Four days: past the limit of one working day and past all three climbs, one for each working day. */
const FOUR_DAYS = 24 * 5;
const ALL = ['remind-owner', 'remind-head', 'mark-overdue', 'climb-1', 'climb-2', 'climb-3'];
const climbsOf = (did: readonly (string | undefined)[]) => did.filter((one) => !one?.startsWith('remind'));

describe('R4 the schedule', () => {
  it('takes every step of the ladder once when it fires on time', async () => {
    expect(await steps(await swept(everyQuarterHour(0, FOUR_DAYS)))).toEqual(ALL);
  });

  it.each([2, 5])('has the same effect when it fires %i times each', async (times) => {
    const once = await swept(everyQuarterHour(24, 60));
    const often = await swept(everyQuarterHour(24, 60), times);
    const rows = (test: typeof once) =>
      test.table.all().filter(({ pk, sk }) => pk.startsWith('CASE#') && !sk.startsWith('FOLLOW-UP#')).length;
    expect(await steps(often)).toEqual(await steps(once));
    expect(rows(often)).toBe(rows(once));
    expect(often.stored()).toMatchObject({ rung: once.stored()?.['rung'] });
  });

  it('has the same effect when two runs meet', async () => {
    const test = await swept([]);
    test.moveTo('2026-03-10T16:00:00.000Z');
    const [one, two] = await Promise.all([sweepOverdue(test.ctx), sweepOverdue(test.ctx)]);
    expect(one.changed + two.changed).toBe(1);
    expect([one.complete, two.complete]).toEqual([true, true]);
    expect(await steps(test)).toEqual(['mark-overdue']);
  });

  it('changes nothing when it does not fire, and catches up 25 hours late: no mark and no climb is left out', async () => {
    const test = await swept([]);
    test.moveTo(hoursLater(25 + 39, REPORTED));
    expect(await steps(test)).toEqual([]);
    await test.sweepAt(hoursLater(25 + 39, REPORTED));
    const onTime = await swept(everyQuarterHour(0, 25 + 39));
    expect(climbsOf(await steps(test))).toEqual(climbsOf(await steps(onTime)));
    expect(test.stored()).toMatchObject({ rung: onTime.stored()?.['rung'] });
  });

  it('reminds nobody of what is late already', async () => {
    const test = await swept([]);
    await test.sweepAt(hoursLater(FOUR_DAYS, REPORTED));
    expect(await steps(test)).toEqual(climbsOf(ALL));
  });

  it.each(SweepJob.options)('shows the certificates of %s', async (job) => {
    const test = await prefecture();
    const shown = await test.call('GET', `/sweeps?job=${job}`, people.township);
    expect(shown).toMatchObject({ status: 200, body: { items: [] } });
  });

  it('leaves a certificate of every run, with how long it took and what it changed', async () => {
    const test = await swept([39, 39.25]);
    const { body } = await test.call('GET', '/sweeps', people.township);
    expect(body.items).toMatchObject([
      { expected: 0, changed: 0, complete: true },
      { expected: 1, changed: 1, skipped: 0, durationMs: 0, complete: true },
    ]);
    expect(body.items[0].digest).not.toBe(body.items[1].digest);
    expect(await test.call('GET', '/sweeps', people.worker)).toMatchObject({ status: 403 });
  });

  it('gives two runs that did the same the same digest', async () => {
    const digests = await Promise.all(
      [1, 2].map(async () => {
        const test = await swept([39]);
        return (await listCertificates(test.ctx, 'overdue', 1, undefined)).items[0]?.digest;
      }),
    );
    expect(digests[0]).toBe(digests[1]);
  });
});
