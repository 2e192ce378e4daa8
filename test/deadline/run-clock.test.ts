import { describe, expect, it } from 'vitest';
import { Refusal } from '../../shared/base/refusal.ts';
import { workCalendar } from '../../shared/calendar/rules/work-calendar.ts';
import {
  Clock,
  extendClock,
  pauseClock,
  recomputeClock,
  resumeClock,
  startClock,
  stopClock,
} from '../../shared/deadline/rules/clock.ts';
import { aClock, CALENDAR as calendar, KNOWN_YEARS, shanghai } from '../support/clocks.ts';

const pause = (clock: Clock, at: string) => pauseClock(clock, shanghai(at), calendar);
const resume = (clock: Clock, at: string) => resumeClock(clock, shanghai(at), calendar);
const paused = (clock: Clock, from: string, to: string) => resume(pause(clock, from), to);

describe('a clock', () => {
  it('starts with what the requester is told, and is what its schema says', () => {
    expect(aClock()).toEqual({
      rule: 'household-request/P2/resolve@v2',
      limit: '5wd',
      startedAt: shanghai('2026-03-02 10:00'),
      pauses: [],
      promisedAt: shanghai('2026-03-10 00:00'),
      dueAt: shanghai('2026-03-10 00:00'),
      dueOn: '2026-03-09',
      provisional: false,
    });
    expect(Clock.parse(aClock())).toEqual(aClock());
  });

  it('stays what its schema says through all that can happen to it', () => {
    const extended = extendClock(
      paused(aClock(), '2026-03-03 10:00', '2026-03-05 10:00'),
      { limit: { count: 10, unit: 'wd' }, grantedAt: shanghai('2026-03-06 10:00') },
      calendar,
    );
    const stopped = stopClock(pause(extended, '2026-03-09 10:00'), shanghai('2026-03-10 10:00'), calendar);
    expect(Clock.parse(stopped)).toEqual(stopped);
  });
});

describe('waiting for the requester', () => {
  it.each([
    ['5wd', '2026-03-03 10:00', '2026-03-05 10:00', '2026-03-11', 'Tuesday and Wednesday'],
    ['5wd', '2026-03-03 10:00', '2026-03-03 17:00', '2026-03-09', 'no whole day'],
    [
      '5wd',
      '2026-03-03 18:00',
      '2026-03-04 17:59',
      '2026-03-09',
      'no whole day: an evening counts as the next day',
    ],
    ['5wd', '2026-03-03 17:59', '2026-03-04 18:00', '2026-03-11', 'Tuesday and Wednesday, to the evening'],
    [
      '5wd',
      '2026-03-06 10:00',
      '2026-03-09 10:00',
      '2026-03-10',
      'Friday; the weekend would not have counted',
    ],
    ['5wd', '2026-03-07 10:00', '2026-03-08 10:00', '2026-03-09', 'days off alone'],
    ['7d', '2026-03-06 10:00', '2026-03-09 10:00', '2026-03-12', 'Friday to Sunday'],
    ['24h', '2026-03-02 12:00', '2026-03-02 15:30', '2026-03-03', 'three and a half hours'],
  ])('stops a limit of %s from %s to %s, so that it is due on %s: %s', (limit, from, to, dueOn) => {
    expect(paused(aClock({ limit }), from, to).dueOn).toBe(dueOn);
  });

  it('adds the exact time to a limit in hours', () => {
    const clock = paused(aClock({ limit: '24h' }), '2026-03-02 12:00', '2026-03-02 15:30:00.001');
    expect(clock.dueAt).toBe(shanghai('2026-03-03 13:30:00.001'));
  });

  it('leads over a long holiday without counting its days twice', () => {
    const clock = aClock({ startedAt: shanghai('2026-02-12 10:00') });
    expect(clock.dueOn).toBe('2026-02-26');
    expect(paused(clock, '2026-02-14 10:00', '2026-02-24 10:00').dueOn).toBe('2026-02-27');
  });

  it('shows the latest possible date meanwhile, and promises it to nobody', () => {
    const waiting = pause(aClock(), '2026-03-03 10:00');
    expect(waiting).toMatchObject({ dueOn: '2026-03-23', promisedAt: aClock().promisedAt });
    expect(resume(waiting, '2026-03-04 10:00')).toMatchObject({
      dueOn: '2026-03-10',
      promisedAt: shanghai('2026-03-11 00:00'),
    });
  });

  it('ends by itself after ten working days in all, however late the answer comes', () => {
    const once = paused(aClock(), '2026-03-03 10:00', '2026-03-10 10:00');
    expect(once.dueOn).toBe('2026-03-16');
    const twice = pause(once, '2026-03-11 10:00');
    expect(twice.dueOn).toBe('2026-03-23');
    expect(resume(twice, '2026-05-20 10:00').dueOn).toBe('2026-03-23');
  });

  it('ends by itself for a limit in hours at the start of the eleventh working day', () => {
    const waiting = pause(aClock({ limit: '24h' }), '2026-03-02 12:00');
    expect(waiting.dueAt).toBe(shanghai('2026-03-16 22:00'));
  });

  it('ends no later for an answer on that eleventh day than for one weeks after', () => {
    const waiting = pause(aClock({ limit: '24h' }), '2026-03-02 12:00');
    expect(resume(waiting, '2026-03-15 23:00').dueAt).toBe(shanghai('2026-03-16 21:00'));
    for (const answer of ['2026-03-16 15:00', '2026-03-16 19:00', '2026-04-20 10:00'])
      expect(resume(waiting, answer).dueAt).toBe(shanghai('2026-03-16 22:00'));
  });

  it.each<[string, (clock: Clock) => Clock]>([
    ['while it waits already', (clock) => pause(pause(clock, '2026-03-03 10:00'), '2026-03-04 10:00')],
    [
      'a third time',
      (clock) =>
        pause(
          paused(
            paused(clock, '2026-03-03 10:00', '2026-03-04 10:00'),
            '2026-03-05 10:00',
            '2026-03-06 10:00',
          ),
          '2026-03-09 10:00',
        ),
    ],
    [
      'after ten working days',
      (clock) => pause(paused(clock, '2026-03-03 10:00', '2026-03-18 10:00'), '2026-03-18 11:00'),
    ],
    ['before it started', (clock) => pause(clock, '2026-03-02 09:59')],
    [
      'before it last ran again',
      (clock) => pause(paused(clock, '2026-03-03 10:00', '2026-03-04 10:00'), '2026-03-04 09:00'),
    ],
    [
      'after it stopped',
      (clock) => pause(stopClock(clock, shanghai('2026-03-03 10:00'), calendar), '2026-03-04 10:00'),
    ],
  ])('is refused %s', (_, wait) => {
    expect(() => wait(aClock())).toThrow(Refusal);
  });

  it.each<[string, (clock: Clock) => Clock]>([
    ['that does not wait', (clock) => resume(clock, '2026-03-03 10:00')],
    ['before it waited', (clock) => resume(pause(clock, '2026-03-03 10:00'), '2026-03-03 09:59')],
    [
      'that stopped',
      (clock) =>
        resume(
          stopClock(pause(clock, '2026-03-03 10:00'), shanghai('2026-03-04 10:00'), calendar),
          '2026-03-04 10:00',
        ),
    ],
  ])('cannot end for a clock %s', (_, go) => {
    expect(() => go(aClock())).toThrow(Refusal);
  });
});

describe('an extension', () => {
  const tenDays = (grantedAt: string) => ({
    limit: { count: 10, unit: 'wd' as const },
    grantedAt: shanghai(grantedAt),
  });

  it.each([
    ['5wd', '2026-03-23'],
    ['7d', '2026-03-23'],
    ['24h', '2026-03-17'],
  ])('of ten working days counts on from the day that %s was due, to %s', (limit, dueOn) => {
    expect(extendClock(aClock({ limit }), tenDays('2026-03-02 11:00'), calendar).dueOn).toBe(dueOn);
  });

  it('in hours counts on from the moment', () => {
    const more = { limit: { count: 6, unit: 'h' as const }, grantedAt: shanghai('2026-03-02 11:00') };
    expect(extendClock(aClock({ limit: '24h' }), more, calendar).dueAt).toBe(shanghai('2026-03-03 16:00'));
  });

  it('is promised', () => {
    const extended = extendClock(aClock(), tenDays('2026-03-09 23:59:59.999'), calendar);
    expect(extended.promisedAt).toBe(extended.dueAt);
  });

  it('is refused a second time, when the limit has run out, and after the clock stopped', () => {
    const extended = extendClock(aClock(), tenDays('2026-03-03 10:00'), calendar);
    const stopped = stopClock(aClock(), shanghai('2026-03-03 10:00'), calendar);
    expect(() => extendClock(extended, tenDays('2026-03-04 10:00'), calendar)).toThrow(Refusal);
    expect(() => extendClock(aClock(), tenDays('2026-03-10 00:00'), calendar)).toThrow(Refusal);
    expect(() => extendClock(stopped, tenDays('2026-03-04 10:00'), calendar)).toThrow(Refusal);
  });
});

describe('when the notice of a year arrives', () => {
  const before = workCalendar(KNOWN_YEARS.filter(({ year }) => year < 2026));
  const startedAt = shanghai('2026-02-12 10:00');

  it('a provisional date becomes certain and may move later', () => {
    const guessed = aClock({ startedAt, limit: '4wd', calendar: before });
    expect(guessed).toMatchObject({ dueOn: '2026-02-24', provisional: true });
    expect(recomputeClock(guessed, calendar)).toMatchObject({
      dueOn: '2026-02-25',
      promisedAt: shanghai('2026-02-26 00:00'),
      provisional: false,
    });
  });

  it('a promised date never moves earlier', () => {
    const guessed = startClock(
      {
        limit: { count: 1, unit: 'wd' },
        rule: 'question/P2/accept@v2',
        startedAt: shanghai('2026-05-08 10:00'),
      },
      before,
    );
    expect(guessed.dueOn).toBe('2026-05-11');
    expect(recomputeClock(guessed, calendar)).toMatchObject({ dueOn: '2026-05-11', provisional: false });
    expect(aClock({ limit: '1wd', startedAt: shanghai('2026-05-08 10:00') }).dueOn).toBe('2026-05-09');
  });

  it('a stopped clock keeps its date', () => {
    const stopped = stopClock(
      aClock({ startedAt, limit: '4wd', calendar: before }),
      shanghai('2026-02-20 10:00'),
      before,
    );
    expect(recomputeClock(stopped, calendar)).toEqual(stopped);
  });
});

it('stopping twice keeps the first moment', () => {
  const stopped = stopClock(aClock(), shanghai('2026-03-03 10:00'), calendar);
  expect(stopClock(stopped, shanghai('2026-03-04 10:00'), calendar)).toEqual(stopped);
});
