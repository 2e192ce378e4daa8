import { describe, expect, it } from 'vitest';
import { existing, NO_USE, plus, priced, times, totalOf } from '../../bench/bill/bill.ts';
import { reactions } from '../../bench/bill/follow-effects.ts';
import { jobs, runsOf } from '../../bench/bill/jobs.ts';
import { pricesOf } from '../../bench/bill/prices.ts';
import { consumers } from '../../events/consumers.ts';
import { schedules } from '../../events/schedules.ts';
import { every, hours } from '../../events/timetable.ts';

const names = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name).sort();
const prices = pricesOf('us-east-1-2026-11');
const assumed = { memoryGb: 0.5, billedMs: 20, logBytes: 500 };

describe('a bill', () => {
  it('prices a million requests part by part', () => {
    const one = { ...NO_USE, gatewayRequests: 1, lambdaCalls: 2, writeUnits: 9, readUnits: 4, events: 1 };
    const bill = priced(times(one, 1_000_000), prices, assumed);
    expect(bill.gateway).toBeCloseTo(1);
    expect(bill.table).toBeCloseTo(9 * 0.625 + 4 * 0.125);
    expect(bill.lambda).toBeCloseTo(0.4 + 2_000_000 * 0.5 * 0.02 * 0.0000133334);
    expect(bill.logs).toBeCloseTo(0.5);
    expect(bill.events).toBeCloseTo(1);
    expect(totalOf(bill)).toBeCloseTo(Object.values(bill).reduce((a, b) => a + b));
  });

  it('adds uses up, part by part', () => {
    expect(plus({ ...NO_USE, writeUnits: 2 }, { ...NO_USE, writeUnits: 3, events: 1 })).toEqual({
      ...NO_USE,
      writeUnits: 5,
      events: 1,
    });
  });

  it.each([
    { alarms: 0, dollars: 1 },
    { alarms: 10, dollars: 1 },
    { alarms: 46, dollars: 4.6 },
  ])('asks $dollars for a key and $alarms alarms', ({ alarms, dollars }) => {
    expect(existing(alarms, prices)).toBeCloseTo(dollars);
  });

  it('leaves out no job and no queue', () => {
    expect(Object.keys(jobs).sort()).toEqual(names(schedules));
    const queues = consumers.filter(({ from }) => 'queue' in from);
    expect(Object.keys(reactions).sort()).toEqual(names(queues));
  });

  it.each([
    { at: { minute: every(15) }, runs: 4 * 24 * 30 },
    { at: { minute: [30], hour: [5] }, runs: 30 },
    { at: { minute: [5], hour: hours(9, 17) }, runs: 9 * 30 },
  ])('counts $runs runs of $at in a month of 30 days', ({ at, runs }) => {
    expect(runsOf({ at, zone: 'Asia/Shanghai' })).toBe(runs);
  });
});
