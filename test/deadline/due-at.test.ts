import { describe, expect, it } from 'vitest';
import { dueAt } from '../../shared/deadline/rules/compute-deadline.ts';
import { parseLimit } from '../../shared/deadline/rules/limit.ts';
import { CALENDAR, shanghai } from '../support/clocks.ts';

const due = (limit: string, from: string) => dueAt(parseLimit(limit), shanghai(from), CALENDAR);

describe('a limit in working days', () => {
  it.each([
    ['01-30', 5, '02-06'],
    ['02-13', 1, '02-14'],
    ['02-13', 5, '02-27'],
    ['02-14', 1, '02-24'],
    ['02-24', 5, '03-02'],
    ['04-30', 1, '05-06'],
    ['05-08', 1, '05-09'],
    ['09-18', 1, '09-20'],
    ['09-18', 3, '09-22'],
    ['09-24', 1, '09-28'],
    ['09-30', 1, '10-08'],
    ['10-09', 1, '10-10'],
  ])('from 2026-%s: %i working days end on 2026-%s', (from, count, dueOn) => {
    expect(due(`${count}wd`, `2026-${from} 10:00`)).toMatchObject({
      dueOn: `2026-${dueOn}`,
      provisional: false,
    });
  });

  it('is in time for the whole of its last day and late from the next midnight in Shanghai', () => {
    expect(due('5wd', '2026-02-13 10:00').dueAt).toBe(shanghai('2026-02-28 00:00'));
  });

  it.each([
    ['on a working day until 18:00 counts as that day', '2026-03-03 17:59:59.999', '2026-03-04'],
    ['at 18:00 counts as the next day', '2026-03-03 18:00', '2026-03-05'],
    ['on a Friday evening counts as Saturday', '2026-03-06 19:00', '2026-03-09'],
    ['on the evening before a make-up Saturday counts as that Saturday', '2026-02-13 19:00', '2026-02-24'],
    ['on the evening of a make-up Saturday counts as the holiday after it', '2026-02-14 19:00', '2026-02-24'],
    ['on the evening before National Day counts as that day', '2026-09-30 19:00', '2026-10-08'],
    ['on the evening of a make-up Sunday counts as Monday', '2026-09-20 18:30', '2026-09-22'],
    ['on a Sunday is not counted either', '2026-03-08 10:00', '2026-03-09'],
    ['on a Sunday evening counts as Monday', '2026-03-08 20:00', '2026-03-10'],
    ['on the leap day ends the day after', '2024-02-29 10:00', '2024-03-01'],
    ['before the leap day ends on it', '2024-02-28 10:00', '2024-02-29'],
  ])('of one day that starts %s', (_, from, dueOn) => {
    expect(due('1wd', from).dueOn).toBe(dueOn);
  });

  it('starts on the day of Shanghai, whatever the zone of the text', () => {
    const inUtc = (at: string) => dueAt(parseLimit('1wd'), at, CALENDAR).dueOn;
    expect(shanghai('2026-03-02 23:59')).toBe('2026-03-02T15:59:00.000Z');
    expect(inUtc('2026-03-02T15:59:00.000Z')).toBe('2026-03-04');
    expect(inUtc('2026-03-02T16:00:00.000Z')).toBe('2026-03-04');
    expect(inUtc('2026-03-03T09:59:59.999Z')).toBe('2026-03-04');
    expect(inUtc('2026-03-03T10:00:00.000Z')).toBe('2026-03-05');
  });
});

describe('a limit in days', () => {
  it.each([
    ['08-08', 60, '10-08', 'ends on 10-07, a day off'],
    ['08-03', 60, '10-08', 'ends on 10-02, a day off'],
    ['02-01', 15, '02-24', 'ends on 02-16, a day off'],
    ['09-05', 15, '09-20', 'stays on a make-up Sunday'],
    ['09-26', 15, '10-12', 'ends on 10-11, a Sunday'],
    ['02-07', 7, '02-14', 'stays on a make-up Saturday'],
    ['03-02', 7, '03-09', 'ends on a Monday'],
  ])('from 2026-%s: %i days end on 2026-%s: %s', (from, count, dueOn) => {
    expect(due(`${count}d`, `2026-${from} 10:00`)).toMatchObject({
      dueOn: `2026-${dueOn}`,
      provisional: false,
    });
  });

  it.each([
    ['3d', '2026-03-06 19:00', '2026-03-10'],
    ['15d', '2026-09-30 19:00', '2026-10-16'],
  ])(
    'of %s that starts in the evening, %s, counts as started on the day after it: %s',
    (limit, from, dueOn) => {
      expect(due(limit, from).dueOn).toBe(dueOn);
    },
  );
});

describe('a limit in hours', () => {
  it.each([
    ['24h', '2026-02-14 10:00', '2026-02-15 10:00', '2026-02-15'],
    ['2h', '2026-03-02 23:00', '2026-03-03 01:00', '2026-03-03'],
    ['30min', '2026-03-02 23:59', '2026-03-03 00:29', '2026-03-03'],
    ['2h', '2026-03-02 22:00', '2026-03-03 00:00', '2026-03-02'],
  ])('%s from %s runs through nights and weekends to %s, last day %s', (limit, from, end, dueOn) => {
    expect(due(limit, from)).toEqual({ dueAt: shanghai(end), dueOn, provisional: false });
  });

  it('is never provisional, since it asks no calendar', () => {
    expect(due('24h', '2026-12-31 23:00').provisional).toBe(false);
  });
});

it('ends a limit of the same day at midnight in Shanghai, also for what comes in the evening', () => {
  for (const from of ['2026-03-07 00:00', '2026-03-07 12:00', '2026-03-07 23:00'])
    expect(due('same-day', from)).toEqual({
      dueAt: shanghai('2026-03-08 00:00'),
      dueOn: '2026-03-07',
      provisional: false,
    });
});

describe('past the last notice', () => {
  it.each([
    ['3wd', '2026-12-30 10:00', '2027-01-05', 'beyond New Year'],
    ['1wd', '2027-09-30 10:00', '2027-10-04', 'over the statutory National Day'],
    ['1d', '2027-09-30 10:00', '2027-10-04', 'ending on the statutory National Day'],
    ['15d', '2027-02-01 10:00', '2027-02-16', 'in plain days too'],
    ['1wd', '2026-12-31 19:00', '2027-01-04', 'if only its start counts as a day there'],
  ])('%s from %s ends on %s, provisionally: %s', (limit, from, dueOn) => {
    expect(due(limit, from)).toMatchObject({ dueOn, provisional: true });
  });

  it('is provisional before the first notice too, even if only the day of the start lies there', () => {
    expect(due('1wd', '2023-12-29 19:00')).toMatchObject({ dueOn: '2024-01-02', provisional: true });
  });

  it('is not provisional while no day beyond it decides', () => {
    expect(due('2wd', '2026-12-29 10:00')).toMatchObject({ dueOn: '2026-12-31', provisional: false });
  });
});
