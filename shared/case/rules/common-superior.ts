import { type AreaCode, areaPath, isWithin, lineOf, parentOf } from '../../base/area-code.ts';
import { areaAtTier, type EscalationTier, tierOfArea } from '../../base/vocabulary.ts';

/** Both sides of a dispute about an address, as far as it is known where they stand. */
interface Sides {
  /** The level that gave the case out. */
  readonly givenBy: EscalationTier;
  /** Where whoever says that it is not theirs belongs. */
  readonly disputedIn: AreaCode;
}

/**
 * The level of the nearest area that lies above both sides. Whoever gave the case out is a party and decides nothing, so
 * where the other side lies within that area, it is the one above. Above the prefecture there is nobody: its word stands.
 */
export const commonSuperior = (area: AreaCode, { givenBy, disputedIn }: Sides): EscalationTier => {
  const giver = areaAtTier(area, givenBy);
  const common = lineOf(giver).findLast((code) => isWithin(areaPath(disputedIn), areaPath(code)));
  const superior = common === giver ? parentOf(giver) : common;
  return superior === undefined ? 'prefecture' : tierOfArea(superior);
};
