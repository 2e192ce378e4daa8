import type { HouseholdId } from '../../base/area-code.ts';
import type { Household, PresentHousehold } from '../../household/rules/household.ts';
import type { Task } from '../rules/task.ts';

/** Every number that a household has or had, and the household as it is. */
export const byNumber = (present: readonly PresentHousehold[]): Map<HouseholdId, PresentHousehold> =>
  new Map(present.flatMap((it) => [it.id, ...(it.formerly ?? [])].map((id) => [id, it] as const)));

/** The next numbers of households that have moved and left tasks behind. */
export const movedAway = (households: readonly Household[], open: readonly Task[]): HouseholdId[] => {
  const left = new Set(open.map(({ household }) => household));
  return households.flatMap((it) => (it.status === 'moved' && left.has(it.id) ? [it.movedTo] : []));
};
