import { describe, expect, it } from 'vitest';
import { PREFECTURE_CALENDAR } from '../../../shared/domain/calendar/prefecture-calendar.ts';
import { dueAt } from '../../../shared/domain/clock/due-at.ts';
import { parseLimit } from '../../../shared/domain/clock/limit.ts';

const due = (limit: string, from: string) =>
  dueAt(parseLimit(limit), new Date(from).toISOString(), PREFECTURE_CALENDAR);

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
    expect(due(`${count}wd`, `2026-${from}T10:00:00+08:00`).dueOn).toBe(`2026-${dueOn}`);
  });
});

describe('a limit in days', () => {
  it.each([
    ['08-08', 60, '10-08'],
    ['08-03', 60, '10-08'],
    ['02-01', 15, '02-24'],
    ['09-05', 15, '09-20'],
    ['09-26', 15, '10-12'],
  ])('from 2026-%s: %i days end on 2026-%s', (from, count, dueOn) => {
    expect(due(`${count}d`, `2026-${from}T10:00:00+08:00`).dueOn).toBe(`2026-${dueOn}`);
  });
});
