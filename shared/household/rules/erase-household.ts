import type { Day } from '../../base/instant.ts';
import type { Household, LeftHousehold, PresentHousehold } from './household.ts';

/** Nothing about anybody is left, and nobody comes to this door any more. */
export const erasedHousehold = (
  { id, version, createdAt, formerly }: PresentHousehold | LeftHousehold,
  erasedOn: Day,
): Household => ({
  status: 'erased',
  id,
  version: version + 1,
  createdAt,
  ...(formerly === undefined ? {} : { formerly }),
  erasedOn,
});
