import { gridOf } from '../../base/area-code.ts';
import type { WorkerId } from '../../base/id.ts';
import { helpOut } from './help-out.ts';
import { loadOver } from './load.ts';
import type { DealtVisit, HouseholdToVisit, Plan, PlanningFacts, UndoneReason } from './plan.ts';
import { type Dealt, giveTo, ownSlots, type PlanningContext, phasesOf, slotsOf } from './planning-input.ts';
import { tripDays } from './trip-days.ts';
import { whoComes } from './who-comes.ts';

const compareIds = (a: { household: string }, b: { household: string }) =>
  a.household < b.household ? -1 : 1;

/** Every trip that is due anyway is load; the first one of the liaison, or of a deputy, serves the holiday too. */
const mergedVisit = (
  { comes, load }: PlanningContext,
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
  context: PlanningContext,
  households: readonly HouseholdToVisit[],
  { due, days }: PlanningFacts,
) => {
  const trips = tripDays(due, days);
  return households.flatMap(
    (household) => mergedVisit(context, household, trips(household.household, household.liaison)) ?? [],
  );
};

const whyNot = (context: PlanningContext, { liaison }: HouseholdToVisit): UndoneReason => {
  if (context.indexes.length === 0) return 'no-day-left';
  if (liaison === undefined) return 'no-liaison';
  return slotsOf(context, liaison).length === 0 ? 'nobody-there' : 'days-full';
};

const joined = (dealt: readonly Dealt[]): Dealt => ({
  visits: dealt.flatMap(({ visits }) => visits),
  left: dealt.flatMap(({ left }) => left).sort(compareIds),
});

/** One group of doors after the other, in an order that depends on nothing else. */
const inGroups = (
  households: readonly HouseholdToVisit[],
  nameOf: (household: HouseholdToVisit) => string,
  deal: (some: readonly HouseholdToVisit[], name: string) => Dealt,
): Dealt => {
  const groups = [...Map.groupBy(households, nameOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  return joined(groups.map(([name, some]) => deal(some, name)));
};

const liaisonOf = ({ liaison = '' }: HouseholdToVisit): string => liaison;
const gridOfHousehold = ({ household }: HouseholdToVisit): string => gridOf(household);
const villageOfHousehold = ({ household }: HouseholdToVisit): string => gridOf(household).slice(0, 12);
const liaisonsIn = (households: readonly HouseholdToVisit[]): WorkerId[] =>
  [...new Set(households.flatMap(({ liaison }) => liaison ?? []))].sort();

const planningContextOf = ({ days, dailyTrips, households, standIns }: PlanningFacts): PlanningContext => ({
  indexes: [...days.keys()],
  dailyTrips,
  load: loadOver(days.length),
  comes: whoComes(standIns, days),
  phases: phasesOf(liaisonsIn(households)),
});

/** Colleagues out of the same grid, or village, for what is left of it. */
const withHelp = (
  context: PlanningContext,
  left: readonly HouseholdToVisit[],
  register: {
    readonly households: readonly HouseholdToVisit[];
    readonly areaOf: (household: HouseholdToVisit) => string;
  },
): Dealt => {
  if (left.length === 0) return { visits: [], left };
  const areas = Map.groupBy(register.households, register.areaOf);
  return inGroups(left, register.areaOf, (some, area) =>
    helpOut(context, some, liaisonsIn(areas.get(area) ?? [])),
  );
};

/**
 * Spreads visits over days and over those who make them. Trips that are due anyway come first; then everybody's own
 * households, evenly over the days on which the liaison is there; then, for what is left, the days of deputies; and
 * last the colleagues of the same grid and of the same village. Nobody gets more than `dailyTrips` in a day from the
 * plan; tasks that were due already may have given more. The same facts in any order give the same plan.
 */
export const planVisits = (facts: PlanningFacts): Plan => {
  const context = planningContextOf(facts);
  const households = [...facts.households].sort(compareIds);
  const merged = mergedVisits(context, households, facts);
  const onTrips = new Set(merged.map(({ household }) => household));
  const alone = households.filter(
    ({ household, liaison }) => liaison !== undefined && !onTrips.has(household),
  );
  const own = inGroups(alone, liaisonOf, (some, to) =>
    giveTo(context, some, { slots: ownSlots(context, to), to }),
  );
  const deputies = inGroups(own.left, liaisonOf, (some, to) =>
    giveTo(context, some, { slots: slotsOf(context, to), to }),
  );
  const full = deputies.left.filter((household) => whyNot(context, household) === 'days-full');
  const grid = withHelp(context, full, { households, areaOf: gridOfHousehold });
  const village = withHelp(context, grid.left, { households, areaOf: villageOfHousehold });

  const visits = [...merged, ...[own, deputies, grid, village].flatMap((dealt) => dealt.visits)];
  const planned = new Set(visits.map(({ household }) => household));
  return {
    visits: visits.sort(compareIds),
    undone: households
      .filter(({ household }) => !planned.has(household))
      .map((household) => ({ household: household.household, why: whyNot(context, household) })),
    load: context.load.all,
  };
};
