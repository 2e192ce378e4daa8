import type { EnteredHoliday, NewLocalHoliday } from '../../shared/calendar/rules/local-holiday.ts';
import { MONDAY } from './cases.ts';
import { TOWNSHIP } from './register.ts';

/** What a supervisor sends, some weeks ahead of it. */
export const newFestival = (more: Partial<NewLocalHoliday> = {}): NewLocalHoliday => ({
  id: '01JQ0000000000000000000001',
  area: TOWNSHIP,
  festival: 'shanglang',
  from: '2026-07-20',
  to: '2026-07-24',
  ...more,
});

export const aFestival = (more: Partial<EnteredHoliday> = {}): EnteredHoliday => ({
  ...newFestival(),
  status: 'entered',
  version: 1,
  createdAt: MONDAY,
  createdBy: 's-township',
  digest: 'd',
  ...more,
});
