import { describe, expect, it } from 'vitest';
import { startClock } from '../../shared/deadline/rules/clock.ts';
import { computeDeadline } from '../../shared/deadline/rules/compute-deadline.ts';
import { momentAtShare, stepMoment } from '../../shared/deadline/rules/due-action.ts';
import { DEFAULT_ESCALATIONS } from '../../shared/deadline/rules/escalation-policy.ts';
import { parseLimit } from '../../shared/deadline/rules/limit.ts';
import { CALENDAR as calendar, shanghai } from '../support/clocks.ts';

const clockOf = (limit: string, from: string) =>
  startClock(
    { limit: parseLimit(limit), rule: 'household-request/P2/resolve@v2', startedAt: shanghai(from) },
    calendar,
  );

describe('a limit of the same day', () => {
  /** Fourteen hours are left from 10:00 to midnight. */
  const friday = clockOf('same-day', '2026-03-06 10:00');

  it.each([
    [0.5, '2026-03-06 17:00'],
    [0.8, '2026-03-06 21:12'],
    [1, '2026-03-07 00:00'],
  ])('has used up %d of it at %s', (share, at) => {
    expect(momentAtShare(friday, share, calendar)).toBe(shanghai(at));
  });

  it.each([
    ['2026-03-06 09:00', '2026-03-06 16:30'],
    ['2026-03-06 20:00', '2026-03-06 22:00'],
    ['2026-03-07 08:00', '2026-03-07 16:00'],
  ])('begun at %s is half over at %s, on a day off too', (from, at) => {
    expect(momentAtShare(clockOf('same-day', from), 0.5, calendar)).toBe(shanghai(at));
  });

  it('reminds the owner at half of it, and the head as the offices open after four fifths', () => {
    const policy = DEFAULT_ESCALATIONS.ladders.resolve;
    const at = (step: string) => {
      const row = policy.steps.find((one) => one.step === step);
      return row && stepMoment(friday, policy, row, calendar);
    };
    expect(at('remind-owner')).toBe(shanghai('2026-03-06 17:00'));
    expect(at('remind-head')).toBe(shanghai('2026-03-09 09:00'));
  });
});

describe('a limit of 24 hours from Friday 10:00', () => {
  const limit = parseLimit('24h');
  const startedAt = shanghai('2026-03-06 10:00');
  const due = (...pauses: [string, string][]) =>
    computeDeadline(
      { limit, startedAt, pauses: pauses.map(([from, to]) => ({ from: shanghai(from), to: shanghai(to) })) },
      calendar,
    ).dueAt;

  it.each([
    ['over before it', '2026-03-05 10:00', '2026-03-05 16:00', '2026-03-07 10:00'],
    ['begun before it', '2026-03-06 09:59:59.999', '2026-03-06 16:00', '2026-03-07 10:00'],
    ['from its first moment', '2026-03-06 10:00', '2026-03-06 16:00', '2026-03-07 16:00'],
    ['from its last moment', '2026-03-07 09:59:59.999', '2026-03-07 15:59:59.999', '2026-03-07 16:00'],
    ['from the moment it is due', '2026-03-07 10:00', '2026-03-07 16:00', '2026-03-07 10:00'],
    ['after it', '2026-03-07 12:00', '2026-03-07 16:00', '2026-03-07 10:00'],
  ])('and a pause %s: %s to %s is due %s', (_, from, to, at) => {
    expect(due([from, to])).toBe(shanghai(at));
  });

  it('takes a second pause that the first one has let in, and leaves out one that it has not', () => {
    const first: [string, string] = ['2026-03-06 12:00', '2026-03-06 16:00'];
    expect(due(first, ['2026-03-07 13:00', '2026-03-07 15:00'])).toBe(shanghai('2026-03-07 16:00'));
    expect(due(first, ['2026-03-07 14:00', '2026-03-07 15:00'])).toBe(shanghai('2026-03-07 14:00'));
  });

  it('counts a pause once, though there is an extension after it', () => {
    const pauses = [{ from: shanghai('2026-03-06 12:00'), to: shanghai('2026-03-06 16:00') }];
    const extended = { limit, startedAt, pauses, extension: parseLimit('10h') };
    expect(computeDeadline(extended, calendar).dueAt).toBe(shanghai('2026-03-08 00:00'));
    const late = [{ from: shanghai('2026-03-07 10:00'), to: shanghai('2026-03-07 11:00') }];
    expect(computeDeadline({ ...extended, pauses: late }, calendar).dueAt).toBe(shanghai('2026-03-07 21:00'));
  });

  const clock = clockOf('24h', '2026-03-06 10:00');
  it.each([
    ['before the half', '2026-03-06 21:59:59.999', '2026-03-07 00:00'],
    ['at the half', '2026-03-06 22:00', '2026-03-07 00:00'],
    ['after the half', '2026-03-06 22:00:00.001', '2026-03-06 22:00'],
  ])('and a pause of two hours %s (%s) puts the half at %s', (_, from, at) => {
    const to = new Date(Date.parse(shanghai(from)) + 2 * 3_600_000).toISOString();
    const paused = { ...clock, pauses: [{ from: shanghai(from), to }] };
    expect(momentAtShare(paused, 0.5, calendar)).toBe(shanghai(at));
  });
});
