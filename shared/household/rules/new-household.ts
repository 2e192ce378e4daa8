import type { HouseholdId } from '../../base/area-code.ts';
import type { Instant } from '../../base/instant.ts';
import type { HouseholdFile, PresentHousehold } from './household.ts';

export const newHousehold = (id: HouseholdId, file: HouseholdFile, at: Instant): PresentHousehold => ({
  status: 'present',
  id,
  version: 1,
  ...file,
  createdAt: at,
});
