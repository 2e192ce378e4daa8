import type { HouseholdId } from '../../base/area-code.ts';
import { dayOf, type Instant } from '../../base/instant.ts';
import type { RequestDigest } from '../../base/request-digest.ts';
import type { Household, HouseholdMoveReason, PresentHousehold } from '../../household/rules/household.ts';
import type { Link } from '../../link/rules/link.ts';
import { cutOff, follow, type LinkChange } from '../../link/rules/replace-link.ts';

/** Everything that one move writes: a pointer at the old number, the household at the new one, and its links. */
export interface Relocation {
  readonly before: PresentHousehold;
  readonly pointer: Household;
  readonly after: PresentHousehold;
  readonly links: readonly LinkChange[];
}

interface Destination {
  readonly to: HouseholdId;
  readonly reason: HouseholdMoveReason;
}

const rekeyed = (it: PresentHousehold, { to, reason }: Destination, at: Instant) => {
  const { id, createdAt, formerly } = it;
  const history = formerly === undefined ? {} : { formerly };
  const pointer: Household = {
    status: 'moved',
    id,
    version: it.version + 1,
    createdAt,
    ...history,
    movedTo: to,
    movedOn: dayOf(at),
    reason,
  };
  const numbers = { id: to, formerly: [...(formerly ?? []), id], numberedAt: at };
  const after: PresentHousehold = { ...it, ...numbers, version: 1 };
  return { before: it, pointer, after };
};

/** The household goes to another door: whoever came to the old one does not come to the new one by itself. */
export const moveHousehold = (
  it: PresentHousehold,
  links: readonly Link[],
  destination: Destination,
  at: Instant,
): Relocation => {
  const { after, ...rest } = rekeyed(it, destination, at);
  const { liaison: _, plannedLinks: __, ...unlinked } = after;
  const why = destination.reason === 'filed-wrongly' ? 'entered-wrongly' : 'moved-house';
  return { ...rest, after: unlinked, links: cutOff(links, why, at) };
};

/** The door stays where it is and its area gets another code: the same worker goes on coming. */
export const renumberHousehold = (
  it: PresentHousehold,
  links: readonly Link[],
  to: HouseholdId,
  sent: RequestDigest,
  at: Instant,
): Relocation => {
  const { after, ...rest } = rekeyed(it, { to, reason: 'area-moved' }, at);
  const { changes, names } = follow(links, { type: 'household', id: to }, sent, at);
  return { ...rest, after: { ...after, ...names }, links: changes };
};
