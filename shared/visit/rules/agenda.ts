import * as z from 'zod/mini';
import { AreaCode, HouseholdId } from '../../base/area-code.ts';
import { Version, WorkerId } from '../../base/id.ts';
import { addDays, Day, dayOf, Instant, startOf } from '../../base/instant.ts';
import { Origin } from '../../base/origin.ts';
import { personal } from '../../base/personal.ts';
import { TakenBack } from '../../base/role.ts';
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

/** What a report of a death leaves behind. Whoever reported it is known since deaths can be taken back. */
const death = {
  day: personal('household.bereavement', Day),
  /** The one visit of it that may still be reminded of. */
  condolence: Origin,
  condolenceDueOn: Day,
  /** Of the report, so that one sent again is known. */
  sent: z.string(),
  by: z.optional(WorkerId),
  /** Of others who reported the same death, with the day that they named: sent again after it was taken back, they make no new one. */
  also: z.optional(z.array(z.string())),
  takenBack: z.optional(TakenBack),
};
/** When it became known here; not kept of those before the last one until 30 November 2026. */
const RecordedDeath = z.strictObject({ ...death, recordedAt: z.optional(Instant) });

/** A death in a household: whatever was planned for it until then reminds nobody any more. Names nobody who lives there. */
export const ReminderStop = z.strictObject({
  household: HouseholdId,
  version: Version,
  ...death,
  recordedAt: Instant,
  /** Deaths in the same household before this one, oldest first: a report of one of them keeps its answer. */
  earlier: z.optional(personal('household.bereavement', z.array(RecordedDeath))),
});
export type ReminderStop = z.infer<typeof ReminderStop>;

/** Two reports of days this close are about one death: a neighbour and the clinic may differ by a day or two. */
const SAME_DEATH_DAYS = 7;

export const isSameDeath = (stop: Pick<ReminderStop, 'day'>, day: Day): boolean =>
  stop.day <= addDays(day, SAME_DEATH_DAYS) && day <= addDays(stop.day, SAME_DEATH_DAYS);

/** All deaths that a stop knows of, oldest first, each as its report was answered. */
export const deathsIn = ({ earlier = [], version: _, ...last }: ReminderStop) => [
  ...earlier.map((one) => ({ household: last.household, ...one })),
  last,
];
export type KnownDeath = ReturnType<typeof deathsIn>[number];

/** What a stop keeps of its deaths when another one takes its place. */
export const earlierDeaths = (stop: ReminderStop) =>
  deathsIn(stop).map(({ household: _, ...death }) => death);

const isStanding = ({ takenBack }: Pick<KnownDeath, 'takenBack'>): boolean => takenBack === undefined;

/** The death that is known already by a report of this day; one that was taken back never happened. */
export const sameDeathIn = (deaths: readonly KnownDeath[], day: Day): KnownDeath | undefined =>
  deaths.find((one) => isStanding(one) && isSameDeath(one, day));

/** The visit of a trigger, one of its further visits, or one that follows up on them. */
const isOf = (origin: Origin, root: Origin): boolean => origin === root || origin.startsWith(`${root}.`);

/** Whether no reminder of the task may go out. It stays a task: a child out of school is still to be helped. */
export const hasReminderStop = (task: Task, stop: ReminderStop | undefined): boolean => {
  const last = stop && deathsIn(stop).findLast(isStanding);
  if (last === undefined || isOf(task.origin, last.condolence)) return false;
  return task.plannedAt <= (last.recordedAt ?? startOf(addDays(last.day, 1)));
};

/** Whether the task is a visit of condolence for a death that was taken back: nobody is sent there any more. */
export const isTakenBack = ({ origin }: Pick<Task, 'origin'>, stop: ReminderStop | undefined): boolean =>
  stop !== undefined && deathsIn(stop).some((one) => !isStanding(one) && isOf(origin, one.condolence));

/** Nobody reports one death more often. */
const MOST_REPORTS = 50;

/** A stop whose death somebody else has reported as well; nothing to write where that is known. */
export const alsoReported = (
  stop: ReminderStop,
  { condolence, sent, also = [] }: KnownDeath,
  report: { readonly sent: string; readonly another: string },
): ReminderStop | undefined => {
  const isKnown = report.sent === sent || also.includes(report.another);
  if (isKnown || also.length >= MOST_REPORTS) return undefined;
  return changed(stop, condolence, { also: [...also, report.another] });
};

/** A stop of which one death was a mistake: what was planned before it reminds again, unless another death stands. */
export const withoutDeath = (stop: ReminderStop, condolence: Origin, takenBack: TakenBack): ReminderStop =>
  changed(stop, condolence, { takenBack });

const changed = (
  { earlier, ...last }: ReminderStop,
  condolence: Origin,
  change: Pick<KnownDeath, 'also' | 'takenBack'>,
): ReminderStop => {
  const marked = <T extends { readonly condolence: Origin }>(one: T) =>
    one.condolence === condolence ? { ...one, ...change } : one;
  const rest = earlier === undefined ? {} : { earlier: earlier.map(marked) };
  return { ...marked(last), ...rest, version: last.version + 1 };
};
