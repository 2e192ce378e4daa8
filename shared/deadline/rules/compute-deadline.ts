import { addDays, addMs, type Day, dayOf, type Instant, startOf } from '../../base/instant.ts';
import type { WorkCalendar } from '../../calendar/rules/work-calendar.ts';
import {
  type CountedDay,
  type Counting,
  countDays,
  countsAs,
  type EffectivePause,
  effectivePauses,
  type Pause,
  pausedOn,
  type Verification,
  verificationPause,
} from './count-days.ts';
import { type Limit, lengthMs } from './limit.ts';
import type { Evening } from './limit-rules.ts';

/**
 * When something falls due. In time is [startedAt, dueAt): `dueAt` is the first moment that is late, and for a limit in
 * days that is 00:00 in Shanghai after `dueOn`, the last day in time. `provisional`: a year without a notice was counted.
 */
export interface Due {
  dueOn: Day;
  dueAt: Instant;
  provisional: boolean;
}

export function dueAt(limit: Limit, startedAt: Instant, calendar: WorkCalendar): Due {
  const { dueOn, dueAt, provisional } = computeDeadline({ limit, startedAt }, calendar);
  return { dueOn, dueAt, provisional };
}

/** All that a due date is computed from. */
export interface DeadlineInput {
  limit: Limit;
  startedAt: Instant;
  /** What its rules make of a start from 18:00 on; without any, what they make of it now. */
  evening?: Evening | undefined;
  pauses?: readonly Pause[] | undefined;
  verified?: readonly Verification[] | undefined;
  /** Counted on from the day it was due before. */
  extension?: Limit | undefined;
}

/** A due date with every day that led to it. `dueAt` is the first moment that is late; `dueOn` the last day in time. */
export interface ComputedDeadline extends Counting {
  dueAt: Instant;
  /** The day that the start counts as. */
  startsOn: Day;
  pauses: EffectivePause[];
  /** The day it was due without its extension. */
  dueBeforeOn?: Day;
}

export function computeDeadline(
  { limit, startedAt, evening = 'next-day', pauses: asked = [], verified = [], extension }: DeadlineInput,
  calendar: WorkCalendar,
): ComputedDeadline {
  const pauses = inOrder([...effectivePauses(asked, calendar), ...verified.map(verificationPause)]);
  const plain = computeLimit(limit, startedAt, { pauses, evening, calendar });
  if (!extension) return plain;
  const more = extend(extension, plain, { pauses, calendar });
  return {
    ...plain,
    ...more,
    days: [...plain.days, ...more.days],
    provisional: plain.provisional || more.provisional,
    dueBeforeOn: plain.dueOn,
  };
}

const inOrder = (pauses: readonly EffectivePause[]): EffectivePause[] =>
  pauses.toSorted((one, other) => (one.from < other.from ? -1 : 1));

interface CountingContext {
  pauses: EffectivePause[];
  calendar: WorkCalendar;
}

type StartContext = CountingContext & { evening: Evening };

function computeLimit(limit: Limit, startedAt: Instant, context: StartContext): ComputedDeadline {
  const today = dayOf(startedAt);
  const ms = lengthMs(limit);
  if (ms !== undefined)
    return { startsOn: today, pauses: context.pauses, ...runHours(startedAt, ms, today, context) };
  if (limit.unit === 'same-day')
    return { startsOn: today, pauses: context.pauses, ...endOfDays(sameDay(today, context)) };

  const start = startDays(startedAt, context);
  const counting = countDays(limit, start.dueOn, context);
  return {
    startsOn: start.dueOn,
    pauses: context.pauses,
    ...endOfDays(counting),
    days: [...start.days, ...counting.days],
    provisional: start.provisional || counting.provisional,
  };
}

function extend(extension: Limit, { dueAt, dueOn }: ComputedDeadline, context: CountingContext) {
  const ms = lengthMs(extension);
  return ms === undefined
    ? endOfDays(countDays(extension, dueOn, context))
    : runHours(dueAt, ms, addDays(dueOn, 1), context);
}

/** The whole last day is in time, so the first late moment is the start of the next one. */
const endOfDays = (counting: Counting) => ({ ...counting, dueAt: startOf(addDays(counting.dueOn, 1)) });

/** Exact to the millisecond, through nights and weekends; a pause that begins before the end moves it by its length. */
function runHours(from: Instant, ms: number, firstDay: Day, { pauses }: CountingContext) {
  let dueAt = addMs(from, ms);
  let provisional = false;
  for (const pause of pauses) {
    if (pause.from < from || pause.from >= dueAt) continue;
    dueAt = addMs(dueAt, Date.parse(pause.to) - Date.parse(pause.from));
    provisional ||= pause.cut && pause.provisional;
  }
  const dueOn = dayOf(addMs(dueAt, -1));
  const days: CountedDay[] = [];
  for (let on = firstDay; on <= dueOn; on = addDays(on, 1))
    days.push({ on, counted: true, why: 'hours-run' });
  return { days, dueOn, dueAt, provisional };
}

function sameDay(today: Day, { pauses }: CountingContext): Counting {
  const days: CountedDay[] = [];
  let on = today;
  for (let paused = pausedOn(pauses, on); paused !== undefined; paused = pausedOn(pauses, on)) {
    days.push({ on, counted: false, ...paused });
    on = addDays(on, 1);
  }
  return { days: [...days, { on, counted: true, why: 'same-day' }], dueOn: on, provisional: false };
}

/** The day of the start, never counted; from 18:00 on also the days up to the one that it counts as. */
function startDays(startedAt: Instant, { evening, calendar }: StartContext): Counting {
  const today = dayOf(startedAt);
  const startsOn = countsAs(startedAt, evening, calendar);
  if (startsOn === today)
    return { days: [{ on: today, counted: false, why: 'start' }], dueOn: today, provisional: false };

  const days: CountedDay[] = [{ on: today, counted: false, why: 'start-in-the-evening' }];
  let provisional = false;
  for (let on = addDays(today, 1); on < startsOn; on = addDays(on, 1)) {
    const { works: _, provisional: guessed, ...reason } = calendar(on);
    provisional ||= guessed;
    days.push({ on, counted: false, ...reason });
  }
  provisional ||= evening === 'next-working-day' && calendar(startsOn).provisional;
  days.push({ on: startsOn, counted: false, why: 'start' });
  return { days, dueOn: startsOn, provisional };
}
