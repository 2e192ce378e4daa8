import { describe, expect, it } from 'vitest';
import { type Clock, pauseClock, resumeClock, stopClock } from '../../shared/deadline/rules/clock.ts';
import { dueAction, nextMoment } from '../../shared/deadline/rules/due-action.ts';
import { DEFAULT_ESCALATIONS } from '../../shared/deadline/rules/escalation-policy.ts';
import { type EscalationPolicyName, EscalationRules } from '../../shared/deadline/rules/escalation-rules.ts';
import type { EscalationStep } from '../../shared/deadline/rules/escalation-step.ts';
import { aClock, CALENDAR as calendar, shanghai } from '../support/clocks.ts';

const on = (clock: Clock, name: EscalationPolicyName, taken: readonly EscalationStep[] = []) => ({
  clock,
  policy: DEFAULT_ESCALATIONS.ladders[name],
  taken,
});

/** What a sweep that never sleeps does with a clock, and when. */
function climb(clock: Clock, name: EscalationPolicyName): [EscalationStep, string][] {
  const taken: [EscalationStep, string][] = [];
  for (;;) {
    const it = on(
      clock,
      name,
      taken.map(([step]) => step),
    );
    const at = nextMoment(it, calendar);
    if (at === undefined) return taken;
    const step = dueAction(it, at, calendar);
    if (step === 'wait') throw new Error(`nothing to do at ${at}`);
    taken.push([step, at]);
  }
}

it('the ladders are sound', () => {
  expect(EscalationRules.parse(DEFAULT_ESCALATIONS)).toEqual(DEFAULT_ESCALATIONS);
});

describe('a clock of five working days, due at the end of Monday 2026-03-09', () => {
  it.each<[string, EscalationStep[], string]>([
    ['2026-03-05 13:29:59.999', [], 'wait'],
    ['2026-03-05 13:30', [], 'remind-owner'],
    ['2026-03-05 13:30', ['remind-owner'], 'wait'],
    ['2026-03-09 08:59:59.999', ['remind-owner'], 'wait'],
    ['2026-03-09 09:00', ['remind-owner'], 'remind-head'],
    ['2026-03-09 09:00', [], 'remind-head'],
    ['2026-03-09 23:59:59.999', ['remind-owner', 'remind-head'], 'wait'],
    ['2026-03-10 00:00', ['remind-owner', 'remind-head'], 'mark-overdue'],
    ['2026-03-10 00:00', [], 'mark-overdue'],
    ['2026-03-11 23:59:59.999', ['mark-overdue'], 'wait'],
    ['2026-03-12 00:00', ['mark-overdue'], 'climb-1'],
    ['2026-03-14 00:00', ['mark-overdue', 'climb-1'], 'climb-2'],
    ['2026-03-18 00:00', ['mark-overdue', 'climb-1', 'climb-2'], 'climb-3'],
    ['2027-03-18 00:00', ['mark-overdue', 'climb-1', 'climb-2', 'climb-3'], 'wait'],
  ])('at %s, after %j: %s', (at, taken, action) => {
    expect(dueAction(on(aClock(), 'resolve', taken), shanghai(at), calendar)).toBe(action);
  });

  it('is looked at exactly when something is to be done', () => {
    expect(climb(aClock(), 'resolve')).toEqual([
      ['remind-owner', shanghai('2026-03-05 13:30')],
      ['remind-head', shanghai('2026-03-09 09:00')],
      ['mark-overdue', shanghai('2026-03-10 00:00')],
      ['climb-1', shanghai('2026-03-12 00:00')],
      ['climb-2', shanghai('2026-03-14 00:00')],
      ['climb-3', shanghai('2026-03-18 00:00')],
    ]);
  });

  it('is not looked at again once it stopped', () => {
    const stopped = stopClock(aClock(), shanghai('2026-03-03 10:00'), calendar);
    expect(nextMoment(on(stopped, 'resolve'), calendar)).toBeUndefined();
    expect(dueAction(on(stopped, 'resolve'), shanghai('2026-05-01 10:00'), calendar)).toBe('wait');
  });
});

describe('a sweep that was missed for weeks', () => {
  it('marks the clock first, leaves the reminders out and no climb', () => {
    const late = shanghai('2026-05-20 10:00');
    const taken: EscalationStep[] = [];
    for (;;) {
      const action = dueAction(on(aClock(), 'resolve', taken), late, calendar);
      if (action === 'wait') break;
      taken.push(action);
    }
    expect(taken).toEqual(['mark-overdue', 'climb-1', 'climb-2', 'climb-3']);
  });
});

describe('reminders', () => {
  it('wait for office hours, lateness does not', () => {
    const overnight = aClock({ limit: '24h', startedAt: shanghai('2026-03-06 17:00') });
    expect(climb(overnight, 'resolve').slice(0, 2)).toEqual([
      ['mark-overdue', shanghai('2026-03-07 17:00')],
      ['climb-1', shanghai('2026-03-11 00:00')],
    ]);
  });

  it('fall into counted days only, never into a holiday', () => {
    const [owner, head] = climb(aClock({ startedAt: shanghai('2026-02-13 10:00') }), 'resolve');
    expect(owner).toEqual(['remind-owner', shanghai('2026-02-25 13:30')]);
    expect(head).toEqual(['remind-head', shanghai('2026-02-27 09:00')]);
  });

  it('reach an owner who has one working day in time', () => {
    expect(climb(aClock({ limit: '1wd' }), 'accept').slice(0, 2)).toEqual([
      ['remind-owner', shanghai('2026-03-03 13:30')],
      ['remind-head', shanghai('2026-03-03 16:12')],
    ]);
  });
});

describe('climbing', () => {
  it.each([
    ['24h', '2026-03-03 10:00', '2026-03-06 00:00'],
    ['5wd', '2026-03-10 00:00', '2026-03-12 00:00'],
    ['15wd', '2026-03-24 00:00', '2026-03-27 00:00'],
    ['30d', '2026-04-02 00:00', '2026-04-08 00:00'],
  ])(
    'a limit of %s, late from %s, goes on %s: two working days or a fifth of the limit, the longer',
    (limit, late, next) => {
      const steps = climb(aClock({ limit }), 'resolve').filter(([step]) => !step.startsWith('remind'));
      expect(steps.slice(0, 2)).toEqual([
        ['mark-overdue', shanghai(late)],
        ['climb-1', shanghai(next)],
      ]);
    },
  );

  it('goes faster where nobody has even accepted', () => {
    const steps = climb(aClock({ limit: '1wd' }), 'accept');
    expect(steps.slice(2)).toEqual([
      ['mark-overdue', shanghai('2026-03-04 00:00')],
      ['climb-1', shanghai('2026-03-05 00:00')],
      ['climb-2', shanghai('2026-03-06 00:00')],
      ['climb-3', shanghai('2026-03-07 00:00')],
    ]);
  });
});

describe('danger to life', () => {
  it('goes to the county at once and to the prefecture after two hours, at any hour', () => {
    const atNight = aClock({ limit: '24h', startedAt: shanghai('2026-03-07 23:00') });
    expect(climb(atNight, 'danger')).toEqual([
      ['tell-county', shanghai('2026-03-07 23:00')],
      ['tell-prefecture', shanghai('2026-03-08 01:00')],
      ['remind-owner', shanghai('2026-03-08 11:00')],
      ['remind-head', shanghai('2026-03-08 18:12')],
      ['mark-overdue', shanghai('2026-03-08 23:00')],
    ]);
  });

  it('is told although the clock ran out first', () => {
    const short = aClock({ limit: '30min' });
    const steps = climb(short, 'danger').map(([step]) => step);
    expect(steps).toEqual(['tell-county', 'remind-owner', 'remind-head', 'mark-overdue', 'tell-prefecture']);
  });
});

describe('while the requester is waited for', () => {
  const waiting = pauseClock(aClock(), shanghai('2026-03-04 10:00'), calendar);

  it('nobody is reminded, until the allowance is used up', () => {
    expect(nextMoment(on(waiting, 'resolve'), calendar)).toBe(shanghai('2026-03-19 13:30'));
    expect(dueAction(on(waiting, 'resolve'), shanghai('2026-03-17 10:00'), calendar)).toBe('wait');
  });

  it('a reminder that was due just before waits as well', () => {
    const justDue = pauseClock(aClock(), shanghai('2026-03-05 14:00'), calendar);
    expect(dueAction(on(justDue, 'resolve'), shanghai('2026-03-05 15:00'), calendar)).toBe('wait');
  });

  it('the ladder goes on with the days that are left, once the answer is there', () => {
    const running = resumeClock(waiting, shanghai('2026-03-06 10:00'), calendar);
    expect(climb(running, 'resolve').slice(0, 3)).toEqual([
      ['remind-owner', shanghai('2026-03-09 13:30')],
      ['remind-head', shanghai('2026-03-11 09:00')],
      ['mark-overdue', shanghai('2026-03-12 00:00')],
    ]);
  });

  it('a clock that is late already is not hidden by waiting', () => {
    const late = pauseClock(aClock(), shanghai('2026-03-10 09:00'), calendar);
    expect(dueAction(on(late, 'resolve'), shanghai('2026-03-10 09:00'), calendar)).toBe('mark-overdue');
    expect(dueAction(on(late, 'resolve', ['mark-overdue']), shanghai('2026-03-12 00:00'), calendar)).toBe(
      'climb-1',
    );
  });

  it('a limit in hours stands still to the millisecond', () => {
    const clock = aClock({ limit: '24h', startedAt: shanghai('2026-03-02 09:00') });
    const paused = pauseClock(clock, shanghai('2026-03-02 10:00'), calendar);
    const running = resumeClock(paused, shanghai('2026-03-02 12:00'), calendar);
    expect(climb(running, 'danger').at(2)).toEqual(['remind-owner', shanghai('2026-03-02 23:00')]);
  });
});
