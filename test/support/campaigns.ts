import type { PlanningFacts } from '../../shared/domain/campaign/plan-visits.ts';

/** Three working days before Mid-Autumn 2026: Monday to Wednesday. */
export const THREE_DAYS = ['2026-09-14', '2026-09-15', '2026-09-16'];

export const someFacts = (more: Partial<PlanningFacts> = {}): PlanningFacts => ({
  days: THREE_DAYS,
  dailyTrips: 6,
  doors: [],
  due: [],
  standIns: [],
  ...more,
});
