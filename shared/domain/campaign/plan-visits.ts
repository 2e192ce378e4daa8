import type { HouseholdId } from '../area/household-id.ts';
import type { WorkerId } from '../id.ts';
import type { Day } from '../instant.ts';
import { type Load, loadOver } from './load.ts';
import { type DueTask, tripDays } from './trip-days.ts';
import { type StandIn, type WhoComes, whoComes } from './who-comes.ts';

/** A household to visit, and who comes to its door; nobody, where a link is missing. */
export interface Door {
  readonly household: HouseholdId;
  readonly liaison?: WorkerId | undefined;
}

export interface PlanningFacts {
  /** The working days that are left, in their order. */
  readonly days: readonly Day[];
  /** At how many doors one worker can be in one day. */
  readonly dailyTrips: number;
  /** Each household once. */
  readonly doors: readonly Door[];
  /** Open tasks of these households: whoever goes there anyway makes one trip for both. */
  readonly due: readonly DueTask[];
  readonly standIns: readonly StandIn[];
}

export interface PlannedVisit {
  readonly household: HouseholdId;
  /** Index of the day. */
  readonly day: number;
  /** Who comes on that day, as things stand. */
  readonly visitor: WorkerId;
  /** On a trip that another task asks for. */
  readonly merged: boolean;
}

/** Why a visit cannot be planned: a link, a deputy, hours or days are missing. Each can be mended before publishing. */
export const undoneReasons = ['no-liaison', 'nobody-there', 'days-full', 'no-day-left'] as const;
export type UndoneReason = (typeof undoneReasons)[number];

export interface Plan {
  /** By household. */
  readonly visits: readonly PlannedVisit[];
  readonly undone: readonly { readonly household: HouseholdId; readonly why: UndoneReason }[];
  readonly load: ReadonlyMap<WorkerId, readonly number[]>;
}

interface Slot {
  readonly day: number;
  readonly visitor: WorkerId;
}

interface Course {
  readonly indexes: readonly number[];
  readonly dailyTrips: number;
  readonly load: Load;
  readonly comes: WhoComes;
}

const take = ({ load }: Course, { day, visitor }: Slot): Slot => {
  load.add(visitor, day);
  return { day, visitor };
};

/** The slot with the fewest trips so far, an earlier day before a later one. */
const lightest = ({ load, dailyTrips }: Course, slots: readonly Slot[]): Slot | undefined => {
  const loadIn = ({ visitor, day }: Slot) => load.on(visitor, day);
  let best: Slot | undefined;
  for (const slot of slots) {
    if (loadIn(slot) < (best === undefined ? dailyTrips : loadIn(best))) best = slot;
  }
  return best;
};

const slotsOf = ({ indexes, comes }: Course, worker: WorkerId): Slot[] =>
  indexes.flatMap((day) => comes(worker, day).map((visitor) => ({ day, visitor })));

/** Somebody goes to this door anyway: every such trip is load, the first one serves the holiday too. */
const mergedSlot = (course: Course, liaison: WorkerId, trips: readonly number[]): Slot | undefined => {
  const made = trips.flatMap((day): Slot[] => {
    const [visitor] = course.comes(liaison, day);
    return visitor === undefined ? [] : [{ day, visitor }];
  });
  for (const slot of made) take(course, slot);
  return made[0];
};

const whyNot = (course: Course, { liaison }: Door): UndoneReason => {
  if (course.indexes.length === 0) return 'no-day-left';
  if (liaison === undefined) return 'no-liaison';
  return slotsOf(course, liaison).length === 0 ? 'nobody-there' : 'days-full';
};

const compareIds = (a: { household: string }, b: { household: string }) =>
  a.household < b.household ? -1 : 1;

/**
 * Spreads visits over days and over those who make them. Trips that are due anyway come first; then everybody's own
 * households on the days that the liaison is there, the lightest day first; then, for what is left, the days of
 * deputies. Nobody gets more than `dailyTrips` in a day from the plan; tasks that were due already may have given more.
 * The same facts in any order give the same plan.
 */
export const planVisits = ({ days, dailyTrips, doors, due, standIns }: PlanningFacts): Plan => {
  const course: Course = {
    indexes: [...days.keys()],
    dailyTrips,
    load: loadOver(days.length),
    comes: whoComes(standIns, days),
  };
  const trips = tripDays(due, days);
  const visits: PlannedVisit[] = [];

  /** Plans what it can and gives back the rest. */
  const pass = (
    some: readonly Door[],
    merged: boolean,
    choose: (liaison: WorkerId, door: Door) => Slot | undefined,
  ) =>
    some.filter((door) => {
      const slot = door.liaison === undefined ? undefined : choose(door.liaison, door);
      if (slot !== undefined) visits.push({ household: door.household, merged, ...slot });
      return slot === undefined;
    });
  const freeSlot = (slots: readonly Slot[]) => {
    const slot = lightest(course, slots);
    return slot && take(course, slot);
  };

  const sorted = [...doors].sort(compareIds);
  const alone = pass(sorted, true, (liaison, door) =>
    mergedSlot(course, liaison, trips(door.household, liaison)),
  );
  const away = pass(alone, false, (liaison) =>
    freeSlot(slotsOf(course, liaison).filter(({ visitor }) => visitor === liaison)),
  );
  const left = pass(away, false, (liaison) => freeSlot(slotsOf(course, liaison)));
  return {
    visits: visits.sort(compareIds),
    undone: left.map((door) => ({ household: door.household, why: whyNot(course, door) })),
    load: course.load.all,
  };
};
