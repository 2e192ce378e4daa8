import type { WorkerId } from '../../base/id.ts';
import { dealOut } from './deal-out.ts';
import type { Load } from './load.ts';
import type { DealtVisit, HouseholdToVisit } from './plan.ts';
import type { WhoComes } from './who-comes.ts';

/** A planning under way: what everybody has on each day so far. */
export interface PlanningContext {
  /** One for each working day that is left. */
  readonly indexes: readonly number[];
  readonly dailyTrips: number;
  readonly load: Load;
  readonly comes: WhoComes;
  /** A part of 1 for each worker, spread evenly over all of them. */
  readonly phases: ReadonlyMap<WorkerId, number>;
}

/** Somebody, on a day on which they are there. */
export interface Slot {
  readonly day: number;
  readonly visitor: WorkerId;
}

const GOLDEN = 0.618_033_988_75;

/** Steps of the golden ratio: however many workers there are, their parts of 1 lie far from each other. */
export const phasesOf = (workers: readonly WorkerId[]): Map<WorkerId, number> =>
  new Map(workers.map((worker, rank) => [worker, (rank * GOLDEN) % 1]));

/** Whoever may come in the place of a worker, day by day: the worker, or deputies while they are away. */
export const slotsOf = ({ indexes, comes }: PlanningContext, worker: WorkerId): Slot[] =>
  indexes.flatMap((day) => comes(worker, day).map((visitor) => ({ day, visitor })));

/** The days on which the worker is there. */
export const ownSlots = (context: PlanningContext, worker: WorkerId): Slot[] =>
  slotsOf(context, worker).filter(({ visitor }) => visitor === worker);

export const roomIn = ({ load, dailyTrips }: PlanningContext, { visitor, day }: Slot): number =>
  Math.max(0, dailyTrips - load.on(visitor, day));

export interface Dealt {
  readonly visits: readonly DealtVisit[];
  readonly left: readonly HouseholdToVisit[];
}

/** Gives doors to slots as evenly as it can. Doors in the order of their numbers, so that neighbours share a day. */
export const giveTo = (
  context: PlanningContext,
  households: readonly HouseholdToVisit[],
  { slots, to }: { readonly slots: readonly Slot[]; readonly to: WorkerId },
): Dealt => {
  const places = slots.map((slot) => ({
    load: context.load.on(slot.visitor, slot.day),
    room: roomIn(context, slot),
  }));
  const counts = dealOut(places, households.length, context.phases.get(to) ?? 0);
  const taken = slots.flatMap((slot, index) => new Array<Slot>(counts[index] ?? 0).fill(slot));
  for (const { visitor, day } of taken) context.load.add(visitor, day);
  const visits = households.slice(0, taken.length).flatMap(({ household }, index): DealtVisit[] => {
    const slot = taken[index];
    return slot === undefined ? [] : [{ household, ...slot, merged: false, helps: false }];
  });
  return { visits, left: households.slice(taken.length) };
};
