import type { WorkerId } from '../../base/id.ts';
import type { HouseholdToVisit } from './plan.ts';
import { type Dealt, giveTo, ownSlots, type PlanningContext, roomIn, type Slot } from './planning-input.ts';

interface Helper {
  readonly id: WorkerId;
  readonly slots: readonly Slot[];
  readonly trips: number;
  readonly room: number;
}

const helperOf = (context: PlanningContext, id: WorkerId): Helper => {
  const slots = ownSlots(context, id);
  const room = slots.reduce((sum, slot) => sum + roomIn(context, slot), 0);
  return { id, slots, room, trips: context.load.total(id) };
};

/** How many doors each takes: always the one with the fewest trips for each day on which they are there. */
const sharesOf = (helpers: readonly Helper[], count: number): number[] => {
  const shares = helpers.map(() => 0);
  for (let n = 0; n < count; n += 1) {
    let best: number | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const [index, { trips, room, slots }] of helpers.entries()) {
      const share = shares[index] ?? 0;
      const perDay = (trips + share) / slots.length;
      if (share < room && perDay < least) [best, least] = [index, perDay];
    }
    if (best === undefined) break;
    shares[best] = (shares[best] ?? 0) + 1;
  }
  return shares;
};

/**
 * Gives doors whose liaisons have no hour left to colleagues who have. Nobody is taken from their own doors for it:
 * those were planned before.
 */
export const helpOut = (
  context: PlanningContext,
  households: readonly HouseholdToVisit[],
  colleagues: readonly WorkerId[],
): Dealt => {
  const helpers = colleagues.map((id) => helperOf(context, id)).filter(({ room }) => room > 0);
  const shares = sharesOf(helpers, households.length);
  let left = households;
  const visits = helpers.flatMap(({ id, slots }, index) => {
    const some = left.slice(0, shares[index]);
    left = left.slice(some.length);
    const taken = giveTo(context, some, { slots, to: id }).visits;
    return taken.map((visit) => ({ ...visit, helps: true }));
  });
  return { visits, left };
};
