import { expect, it } from 'vitest';
import { nextOfficeMoment } from '../../shared/deadline/rules/count-days.ts';
import { CALENDAR, shanghai } from '../support/clocks.ts';

it.each([
  ['2026-03-03 00:00', '2026-03-03 09:00', 'at midnight'],
  ['2026-03-03 08:59:59.999', '2026-03-03 09:00', 'a moment before opening'],
  ['2026-03-03 09:00', '2026-03-03 09:00', 'at opening'],
  ['2026-03-03 17:59:59.999', '2026-03-03 17:59:59.999', 'a moment before closing'],
  ['2026-03-03 18:00', '2026-03-04 09:00', 'at closing'],
  ['2026-03-06 18:00', '2026-03-09 09:00', 'on a Friday evening'],
  ['2026-03-07 10:00', '2026-03-09 09:00', 'on a Saturday'],
  ['2026-02-14 10:00', '2026-02-14 10:00', 'on a make-up Saturday'],
  ['2026-02-14 18:00', '2026-02-24 09:00', 'on the eve of a long holiday'],
])('a reminder for %s goes out at %s: %s', (at, then) => {
  expect(nextOfficeMoment(shanghai(at), CALENDAR)).toBe(shanghai(then));
});
