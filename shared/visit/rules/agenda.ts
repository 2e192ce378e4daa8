import * as z from 'zod/mini';
import { AreaCode } from '../../base/area-code.ts';
import { HouseholdId } from '../../base/household-id.ts';
import { Version } from '../../base/id.ts';
import { Day, dayOf, Instant, startOf } from '../../base/instant.ts';
import { Origin } from '../../base/origin.ts';
import { nextWorkingDay, previousWorkingDay, type WorkCalendar } from '../../calendar/rules/work-calendar.ts';
import { nextOfficeMoment } from '../../deadline/rules/office-hours.ts';
import type { Task } from './task.ts';

/**
 * Where and on which days somebody has to be reminded of tasks, since the tasks themselves are in no index: one for a
 * trigger in its grid, one for a campaign in each township.
 */
export const Agenda = z.strictObject({
  origin: Origin,
  area: AreaCode,
  /** If it is about the tasks of one household only. */
  household: z.optional(HouseholdId),
  version: Version,
  /** The first and the last of the days on which its tasks fall due. */
  firstDueOn: Day,
  lastDueOn: Day,
  /** When to look next; without it nothing is left to remind of. */
  lookAt: z.optional(Instant),
});
export type Agenda = z.infer<typeof Agenda>;
type Window = Pick<Agenda, 'firstDueOn' | 'lastDueOn'>;

/** Offices open on every working day from the one before the first task falls due until the one after the last. */
const lookAfter = ({ firstDueOn, lastDueOn }: Window, at: Instant, calendar: WorkCalendar) => {
  const first = startOf(previousWorkingDay(calendar, firstDueOn));
  const next = nextOfficeMoment(startOf(nextWorkingDay(calendar, dayOf(at))), calendar);
  const look = next > first ? next : nextOfficeMoment(first, calendar);
  return dayOf(look) <= nextWorkingDay(calendar, lastDueOn) ? { lookAt: look } : {};
};

/** A new agenda. Its first look is on the next working day at the earliest: who plans a visit knows of it today. */
export const newAgenda = (
  it: Omit<Agenda, 'version' | 'lookAt'>,
  at: Instant,
  calendar: WorkCalendar,
): Agenda => ({ ...it, version: 1, ...lookAfter(it, at, calendar) });

export const afterLook = ({ lookAt: _, ...rest }: Agenda, at: Instant, calendar: WorkCalendar): Agenda => ({
  ...rest,
  version: rest.version + 1,
  ...lookAfter(rest, at, calendar),
});

/** Due today, or by the end of the next working day: what the worker is reminded of on `day`. */
export const isPressing = ({ from, dueOn }: Task, day: Day, calendar: WorkCalendar): boolean =>
  from <= day && day <= dueOn && dueOn < nextWorkingDay(calendar, nextWorkingDay(calendar, day));

/** Over since the last working day before `lookedOn`, on which somebody would have looked: told once, one above. */
export const isNewlyOverdue = ({ dueOn }: Task, day: Day, lookedOn: Day, calendar: WorkCalendar): boolean =>
  dueOn < day && dueOn >= previousWorkingDay(calendar, lookedOn);
