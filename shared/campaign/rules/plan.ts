import type { HouseholdId } from '../../base/area-code.ts';
import type { WorkerId } from '../../base/id.ts';
import type { Day } from '../../base/instant.ts';
import type { DueTask } from './trip-days.ts';
import type { StandIn } from './who-comes.ts';

/** A household to visit, and who comes to its door; nobody, where a link is missing. */
export interface HouseholdToVisit {
  readonly household: HouseholdId;
  readonly liaison?: WorkerId | undefined;
}

export interface PlanningFacts {
  /** The working days that are left, in their order. */
  readonly days: readonly Day[];
  /** At how many doors one worker can be in one day. */
  readonly dailyTrips: number;
  /** Each household once. */
  readonly households: readonly HouseholdToVisit[];
  /** Open tasks of these households: whoever goes there anyway makes one trip for both. */
  readonly due: readonly DueTask[];
  readonly standIns: readonly StandIn[];
}

export interface DealtVisit {
  readonly household: HouseholdId;
  /** Index of the day. */
  readonly day: number;
  /** Who comes on that day, as things stand. */
  readonly visitor: WorkerId;
  /** On a trip that another task asks for. */
  readonly merged: boolean;
  /** By a colleague, because all days of the liaison and of the deputies are full: the task has to name the visitor. */
  readonly helps: boolean;
}

/** Why a visit cannot be planned: a link, a deputy, hours or days are missing. Each can be put right before publishing. */
export const undoneReasons = ['no-liaison', 'nobody-there', 'days-full', 'no-day-left'] as const;
export type UndoneReason = (typeof undoneReasons)[number];

export interface Plan {
  /** By household. */
  readonly visits: readonly DealtVisit[];
  readonly undone: readonly { readonly household: HouseholdId; readonly why: UndoneReason }[];
  readonly load: ReadonlyMap<WorkerId, readonly number[]>;
}
