import { gridOf } from '../../base/household-id.ts';
import type { WorkerId } from '../../base/id.ts';
import { helpOut } from './help-out.ts';
import { loadOver } from './load.ts';
import type { DealtVisit, HouseholdToVisit, Plan, PlanningFacts, UndoneReason } from './plan.ts';
import { type DeadlineInput, type Dealt, giveTo, ownSlots, phasesOf, slotsOf } from './planning-input.ts';
import { tripDays } from './trip-days.ts';
import { whoComes } from './who-comes.ts';

const compareIds = (a: { household: string }, b: { household: string }) =>
  a.household < b.household ? -1 : 1;

/** Every trip that is due anyway is load; the first one of the liaison, or of a deputy, serves the holiday too. */
const mergedVisit = (
  { comes, load }: DeadlineInput,
  { household, liaison }: HouseholdToVisit,
  trips: ReadonlyMap<WorkerId, readonly number[]>,
): DealtVisit | undefined => {
  let first: DealtVisit | undefined;
  for (const [worker, days] of trips)
    for (const day of days) {
      const [visitor] = comes(worker, day);
      if (visitor === undefined) continue;
      load.add(visitor, day);
      if (worker === liaison) first ??= { household, day, visitor, merged: true, helps: false };
    }
  return first;
};

const mergedVisits = (
  course: DeadlineInput,
  doors: readonly HouseholdToVisit[],
  { due, days }: PlanningFacts,
) => {
  const trips = tripDays(due, days);
  return doors.flatMap((door) => mergedVisit(course, door, trips(door.household, door.liaison)) ?? []);
};

const whyNot = (course: DeadlineInput, { liaison }: HouseholdToVisit): UndoneReason => {
  if (course.indexes.length === 0) return 'no-day-left';
  if (liaison === undefined) return 'no-liaison';
  return slotsOf(course, liaison).length === 0 ? 'nobody-there' : 'days-full';
};

const joined = (dealt: readonly Dealt[]): Dealt => ({
  visits: dealt.flatMap(({ visits }) => visits),
  left: dealt.flatMap(({ left }) => left).sort(compareIds),
});

/** One group of doors after the other, in an order that depends on nothing else. */
const inGroups = (
  doors: readonly HouseholdToVisit[],
  nameOf: (door: HouseholdToVisit) => string,
  deal: (some: readonly HouseholdToVisit[], name: string) => Dealt,
): Dealt => {
  const groups = [...Map.groupBy(doors, nameOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  return joined(groups.map(([name, some]) => deal(some, name)));
};

const liaisonOf = ({ liaison = '' }: HouseholdToVisit): string => liaison;
const gridOfDoor = ({ household }: HouseholdToVisit): string => gridOf(household);
const villageOfDoor = ({ household }: HouseholdToVisit): string => gridOf(household).slice(0, 12);
const liaisonsIn = (doors: readonly HouseholdToVisit[]): WorkerId[] =>
  [...new Set(doors.flatMap(({ liaison }) => liaison ?? []))].sort();

const deadlineInputOf = ({ days, dailyTrips, doors, standIns }: PlanningFacts): DeadlineInput => ({
  indexes: [...days.keys()],
  dailyTrips,
  load: loadOver(days.length),
  comes: whoComes(standIns, days),
  phases: phasesOf(liaisonsIn(doors)),
});

/** Colleagues out of the same grid, or village, for what is left of it. */
const withHelp = (
  course: DeadlineInput,
  left: readonly HouseholdToVisit[],
  around: {
    readonly doors: readonly HouseholdToVisit[];
    readonly areaOf: (door: HouseholdToVisit) => string;
  },
): Dealt => {
  if (left.length === 0) return { visits: [], left };
  const areas = Map.groupBy(around.doors, around.areaOf);
  return inGroups(left, around.areaOf, (some, area) =>
    helpOut(course, some, liaisonsIn(areas.get(area) ?? [])),
  );
};

/**
 * Spreads visits over days and over those who make them. Trips that are due anyway come first; then everybody's own
 * households, evenly over the days on which the liaison is there; then, for what is left, the days of deputies; and
 * last the colleagues of the same grid and of the same village. Nobody gets more than `dailyTrips` in a day from the
 * plan; tasks that were due already may have given more. The same facts in any order give the same plan.
 */
export const planVisits = (facts: PlanningFacts): Plan => {
  const course = deadlineInputOf(facts);
  const doors = [...facts.doors].sort(compareIds);
  const merged = mergedVisits(course, doors, facts);
  const onTrips = new Set(merged.map(({ household }) => household));
  const alone = doors.filter(({ household, liaison }) => liaison !== undefined && !onTrips.has(household));
  const own = inGroups(alone, liaisonOf, (some, to) =>
    giveTo(course, some, { slots: ownSlots(course, to), to }),
  );
  const deputies = inGroups(own.left, liaisonOf, (some, to) =>
    giveTo(course, some, { slots: slotsOf(course, to), to }),
  );
  const full = deputies.left.filter((door) => whyNot(course, door) === 'days-full');
  const grid = withHelp(course, full, { doors, areaOf: gridOfDoor });
  const village = withHelp(course, grid.left, { doors, areaOf: villageOfDoor });

  const visits = [...merged, ...[own, deputies, grid, village].flatMap((dealt) => dealt.visits)];
  const planned = new Set(visits.map(({ household }) => household));
  return {
    visits: visits.sort(compareIds),
    undone: doors
      .filter(({ household }) => !planned.has(household))
      .map((door) => ({ household: door.household, why: whyNot(course, door) })),
    load: course.load.all,
  };
};
