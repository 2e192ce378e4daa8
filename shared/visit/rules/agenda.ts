import * as z from 'zod/mini';
import { AreaCode, HouseholdId } from '../../base/area-code.ts';
import { Version } from '../../base/id.ts';
import { addDays, Day, dayOf, Instant, startOf } from '../../base/instant.ts';
import { Origin } from '../../base/origin.ts';
import { personal } from '../../base/personal.ts';
import { nextWorkingDay, previousWorkingDay, type WorkCalendar } from '../../calendar/rules/work-calendar.ts';
import { nextOfficeMoment } from '../../deadline/rules/count-days.ts';
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

/** What a report of a death was answered with. */
const RecordedDeath = z.strictObject({
  day: personal('household.bereavement', Day),
  condolence: Origin,
  condolenceDueOn: Day,
  sent: z.string(),
});

/** A death in a household: whatever was planned for it until then reminds nobody any more. Names no person. */
export const ReminderStop = z.strictObject({
  household: HouseholdId,
  version: Version,
  /** The day of the death, and when it became known here. */
  day: personal('household.bereavement', Day),
  recordedAt: Instant,
  /** The one task that may still be reminded of. */
  condolence: Origin,
  condolenceDueOn: Day,
  /** Of the report, so that one sent again is known. */
  sent: z.string(),
  /** Deaths in the same household before this one, oldest first: a report of one of them keeps its answer. */
  earlier: z.optional(personal('household.bereavement', z.array(RecordedDeath))),
});
export type ReminderStop = z.infer<typeof ReminderStop>;

/** Two reports of days this close are about one death: a neighbour and the clinic may differ by a day or two. */
const SAME_DEATH_DAYS = 7;

export const isSameDeath = (stop: Pick<ReminderStop, 'day'>, day: Day): boolean =>
  stop.day <= addDays(day, SAME_DEATH_DAYS) && day <= addDays(stop.day, SAME_DEATH_DAYS);

/** All deaths that a stop knows of, oldest first, each as its report was answered. */
export const deathsIn = ({ earlier = [], ...last }: ReminderStop) => [
  ...earlier.map((one) => ({ household: last.household, ...one })),
  last,
];

/** What a stop keeps of its deaths when another one takes its place. */
export const earlierDeaths = ({ earlier = [], day, condolence, condolenceDueOn, sent }: ReminderStop) => [
  ...earlier,
  { day, condolence, condolenceDueOn, sent },
];

/** Whether no reminder of the task may go out. It stays a task: a child out of school is still to be helped. */
export const hasReminderStop = (task: Task, stop: ReminderStop | undefined): boolean =>
  stop !== undefined && !task.origin.startsWith(stop.condolence) && task.plannedAt <= stop.recordedAt;
