import * as z from 'zod/mini';
import { gridOf, HouseholdId } from '../../base/area-code.ts';
import { WorkerId } from '../../base/id.ts';
import { Day } from '../../base/instant.ts';
import { Origin } from '../../base/origin.ts';
import { personal } from '../../base/personal.ts';
import { Programme } from '../../programme/rules/programme.ts';
import { type PlannedVisit, stateOf } from './task.ts';
import { ServiceOnOffer, TriggerKind } from './trigger.ts';

/** A task as a list shows it. */
export const TaskLine = z.object({
  origin: Origin,
  /** The number under which it was planned: the one to send the outcome to. */
  household: HouseholdId,
  programme: Programme,
  reason: personal('visit.reason', TriggerKind),
  service: personal('visit.service', ServiceOnOffer),
  from: Day,
  dueOn: Day,
  state: z.enum(['ahead', 'open', 'due', 'overdue']),
  /** There was a death in the household: nobody is reminded of it. */
  quiet: personal('household.bereavement', z.boolean()),
  worker: z.optional(WorkerId),
});
export type TaskLine = z.infer<typeof TaskLine>;

/** One door, and all that is to be done there: one trip serves it. */
export const Trip = z.object({ household: HouseholdId, tasks: z.array(TaskLine) });
export type Trip = z.infer<typeof Trip>;

export const lineOf = (at: PlannedVisit, day: Day): TaskLine => {
  const { origin, household, programme, reason, service, from, dueOn } = at.task;
  const { stopped: quiet, worker } = at;
  const line = { origin, household, programme, reason, service, from, dueOn, quiet };
  return { ...line, state: stateOf(at.task, day), worker };
};

const byText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
const urgencyOf = ({ tasks, household }: Trip): string => `${tasks[0]?.dueOn ?? ''}#${household}`;

/** Tasks by door, across programmes; at each the most urgent one first. */
export const tripsOf = (all: readonly PlannedVisit[], day: Day): Trip[] => {
  const trips = new Map<string, TaskLine[]>();
  for (const one of all)
    trips.set(one.household.id, [...(trips.get(one.household.id) ?? []), lineOf(one, day)]);
  return [...trips].map(([household, tasks]) => ({
    household,
    tasks: [...tasks].sort((a, b) => byText(`${a.dueOn}#${a.origin}`, `${b.dueOn}#${b.origin}`)),
  }));
};

/** A trip with its place in the order of a list, which is what the list's cursor names. */
export interface PlacedTrip {
  readonly place: string;
  readonly trip: Trip;
}

const placed = (trips: readonly Trip[], placeOf: (trip: Trip) => string): PlacedTrip[] =>
  trips.map((trip) => ({ place: placeOf(trip), trip })).sort((a, b) => byText(a.place, b.place));

/** The most urgent door first. */
export const byUrgency = (trips: readonly Trip[]): PlacedTrip[] => placed(trips, urgencyOf);

/**
 * A walk: village by village and grid by grid, each where it is due first; inside a grid by due day, then by number.
 * Doors of one grid are minutes apart and villages may be hours apart, so that order costs the least walking.
 */
export const byWalk = (trips: readonly Trip[]): PlacedTrip[] => {
  const first = new Map<string, string>();
  const due = (trip: Trip) => trip.tasks[0]?.dueOn ?? '';
  for (const trip of trips) {
    for (const area of [gridOf(trip.household).slice(0, 12), gridOf(trip.household)]) {
      const known = first.get(area);
      if (known === undefined || due(trip) < known) first.set(area, due(trip));
    }
  }
  const placeOf = (trip: Trip) => {
    const grid = gridOf(trip.household);
    const village = grid.slice(0, 12);
    return [first.get(village), village, first.get(grid), grid, due(trip), trip.household].join('#');
  };
  return placed(trips, placeOf);
};
