import { householdId } from '../../shared/base/area-code.ts';
import type { PresentHousehold } from '../../shared/household/rules/household.ts';
import type { Task } from '../../shared/visit/rules/task.ts';
import { GRID, MONDAY } from './cases.ts';

/** The `n`th household of the grid of the tests. */
export const home = (n: number, grid = GRID) => householdId(grid, n);

export const aHousehold = (n: number, more: Partial<PresentHousehold> = {}): PresentHousehold => ({
  status: 'present',
  id: home(n),
  version: 1,
  createdAt: MONDAY,
  name: `Household ${n}`,
  address: `Lane ${n}`,
  people: 4,
  liaison: 'w-zhuoma',
  ...more,
});

/** A greeting, planned a week ahead and due on the Friday of the tests. */
export const aTask = (more: Partial<Task> = {}): Task => ({
  origin: 'spring-greetings-2026',
  household: home(1),
  programme: 'household',
  reason: 'holiday',
  service: 'holiday-greeting',
  rules: 'v2',
  plannedAt: '2026-03-01T02:00:00.000Z',
  from: '2026-03-02',
  dueOn: '2026-03-13',
  expiresOn: '2026-03-28',
  ...more,
});
