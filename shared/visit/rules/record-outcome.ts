import { gridOf, type HouseholdId } from '../../base/area-code.ts';
import type { WorkerId } from '../../base/id.ts';
import { addDays, type Day, dayOf, type Instant } from '../../base/instant.ts';
import { conflict, invalid } from '../../base/refusal.ts';
import type { Actor } from '../../base/role.ts';
import { isShownWithHousehold } from '../../base/vocabulary.ts';
import type { EntryOf } from '../../case/rules/entry.ts';
import { reportEntry, requireFits } from '../../case/rules/report-entry.ts';
import { requireServiceFits, type ServiceRecord } from '../../service/rules/service-record.ts';
import type { VisitOutcome } from './outcome.ts';
import type { Slip } from './slip.ts';
import type { SlipNumber } from './slip-number.ts';
import { OFFLINE_DAYS, type Task } from './task.ts';
import type { Visit } from './visit.ts';

const AHEAD_DAYS = 180;
const KEPT_DAYS = 60;

/** The next link of the chain: `x` is followed by `x.f1`, that by `x.f2`, up to nine. */
export const nextOrigin = (origin: string): string => {
  const [, root = origin, count = '0'] = /^(.+)\.f(\d)$/.exec(origin) ?? [];
  if (count === '9') throw conflict('visit.too-many-follow');
  return `${root}.f${Number(count) + 1}`;
};

/** The visit that was agreed on for `again`; none if nothing was. */
export const followUpOn = (
  { worker: _, version: __, ...task }: Task,
  again: Day | undefined,
  { worker, at, day }: { readonly worker: string | undefined; readonly at: Instant; readonly day: Day },
): Task | undefined => {
  if (again === undefined) return undefined;
  const today = dayOf(at);
  // Judged by the day of the visit: what was promised at the door is kept, though a phone has sent it late.
  if (again <= day) throw invalid('visit.again-too-early', '#/again');
  if (again > addDays(today, AHEAD_DAYS))
    throw invalid('visit.again-too-late', '#/again', { days: AHEAD_DAYS });
  return {
    ...task,
    origin: nextOrigin(task.origin),
    plannedAt: at,
    from: addDays(again > today ? today : day, 1),
    dueOn: again,
    expiresOn: addDays(again, KEPT_DAYS),
    ...(worker === undefined ? {} : { worker }),
  };
};

/** All that one outcome writes, beside the ending of its task. */
export interface Recorded {
  readonly visit?: Visit;
  readonly services: readonly ServiceRecord[];
  readonly reports: readonly EntryOf<'reported'>[];
  readonly followUp?: Task | undefined;
  readonly slip?: Slip | undefined;
  readonly movedAway: boolean;
}

export interface Circumstances {
  readonly by: Actor;
  readonly at: Instant;
  /** The number that the household has today. */
  readonly household: HouseholdId;
  /** Another number under which the visit is kept, where the sender may not see that one. */
  readonly under?: HouseholdId | undefined;
  /** Somebody else's outcome has ended the task: of the visits beside it this one's place. */
  readonly beside?: number | undefined;
  /** Who is named for coming again; nobody where that is the liaison's visit, whoever that will be. */
  readonly promisedBy?: WorkerId | undefined;
  readonly number: SlipNumber;
  readonly digest: (body: unknown) => string;
}

const checkDay = (day: Day, today: Day): void => {
  if (day > today) throw invalid('visit.in-future', '#/day');
  if (day < addDays(today, -OFFLINE_DAYS))
    throw invalid('visit.too-long-ago', '#/day', { days: OFFLINE_DAYS });
};

type DoneVisit = Extract<VisitOutcome, { outcome: 'done' }>;

const servicesOf = (
  task: Task,
  { id, day, given }: DoneVisit,
  { household: current, under: household = current, beside }: Circumstances,
): ServiceRecord[] =>
  given.map((one, index) => {
    const about = {
      ...one,
      programme: task.programme,
      subject: { type: 'household' as const, id: household },
    };
    requireServiceFits(about, `#/given/${index}`);
    const place = beside === undefined ? {} : { beside };
    const from = { type: 'visit' as const, origin: task.origin, ...place };
    return { id: `${id}.${index + 1}`, ...about, area: gridOf(household), day, from };
  });

const done = (task: Task, outcome: DoneVisit, facts: Circumstances): Recorded => {
  const { by, at, household, under = household, beside, promisedBy, number, digest } = facts;
  const { origin, programme, reason } = task;
  const planned = { ...task, household };
  const requests = outcome.requests.filter(({ kind }) => isShownWithHousehold(kind)).map(({ id }) => id);
  const followUp = followUpOn(planned, outcome.again, { worker: promisedBy, at, day: outcome.day });
  const agreedVisit = followUp && { followUp: { origin: followUp.origin, dueOn: followUp.dueOn } };
  const late = followUp !== undefined && followUp.dueOn < dayOf(at) ? { late: true as const } : {};
  const agreed = requests.length > 0 || followUp !== undefined;
  const slip = agreed ? { number, origin, household, requests, ...agreedVisit } : undefined;
  return {
    movedAway: false,
    followUp,
    slip,
    services: servicesOf(task, outcome, facts),
    reports: outcome.requests.map((request, index) => {
      const report = { ...request, programme, subject: { type: 'household' as const, id: household } };
      requireFits(report, `#/requests/${index}`);
      return reportEntry(report, digest(report), by, at);
    }),
    visit: {
      origin,
      household: under,
      programme,
      reason,
      day: outcome.day,
      worker: by.id,
      offered: [...new Set([task.service, ...outcome.offered])],
      given: outcome.given,
      requests,
      ...(agreedVisit && { followUp: { ...agreedVisit.followUp, ...late } }),
      ...(slip && { slip: number }),
      ...(beside === undefined ? {} : { beside }),
    },
  };
};

/** What an outcome writes. Of a visit that did not take place nothing is kept but that its task is over. */
export const recordOutcome = (task: Task, outcome: VisitOutcome, facts: Circumstances): Recorded => {
  checkDay(outcome.day, dayOf(facts.at));
  const nothing = { services: [], reports: [], movedAway: false };
  switch (outcome.outcome) {
    case 'done':
      return done(task, outcome, facts);
    case 'not-at-home':
      return {
        ...nothing,
        followUp: followUpOn({ ...task, household: facts.household }, outcome.again, {
          worker: task.worker,
          at: facts.at,
          day: outcome.day,
        }),
      };
    case 'not-wanted':
      return nothing;
    case 'moved':
      return { ...nothing, movedAway: true };
  }
};

/**
 * What an outcome leaves behind, and so what a second sending must have in common with the first. An outcome that
 * leaves nothing says nothing here either: it cannot be told from another such one.
 */
export const remainsOf = (outcome: VisitOutcome): unknown => {
  if (outcome.outcome === 'done') return outcome;
  return { id: outcome.id, again: 'again' in outcome ? outcome.again : undefined };
};
