import * as z from 'zod/mini';
import { Ulid } from '../../base/id.ts';
import { Day, dayOf } from '../../base/instant.ts';
import { Origin } from '../../base/origin.ts';
import { type Case, isOpen } from '../../case/rules/case.ts';
import { answerBy } from '../../case/rules/timing/case-time.ts';
import { SlipNumber } from './slip-number.ts';
import { TaskRef } from './task.ts';

/** 照单兑现: what was agreed at a door, under a public number. It points to the records and repeats nothing of them. */
export const Slip = z.strictObject({
  number: SlipNumber,
  ...TaskRef.shape,
  requests: z.array(Ulid),
  followUp: z.optional(z.strictObject({ origin: Origin, dueOn: Day })),
});
export type Slip = z.infer<typeof Slip>;

/** How far one promise has come, and the day it is promised for or ended on. All that a public number shows. */
export const Promised = z.strictObject({
  stage: z.enum([
    'received',
    'in-work',
    'answered',
    'ended',
    'refused',
    'withdrawn',
    'merged',
    'visit-planned',
    'visit-over',
  ]),
  /** Until when the answer is given; of an answer, until when it is verified; of what is over, when it ended. */
  on: Day,
  /** Until when it is said whether the request is taken on; none once that is said. */
  acceptBy: z.optional(Day),
});
export type Promised = z.infer<typeof Promised>;

const stages: Readonly<Record<Case['status'], Promised['stage']>> = {
  reported: 'received',
  returned: 'received',
  accepted: 'in-work',
  assigned: 'in-work',
  handling: 'in-work',
  waiting: 'in-work',
  reopened: 'in-work',
  answered: 'answered',
  verifying: 'answered',
  closed: 'ended',
  // Nobody is told of these that it was done.
  refused: 'refused',
  withdrawn: 'withdrawn',
  merged: 'merged',
};

/** The days that the requester may count on. Taking a request on is promised as that, and never as its answer. */
export const daysOf = (it: Case): Omit<Promised, 'stage'> => {
  if (!isOpen(it)) return { on: dayOf(it.endedAt) };
  if ('workClock' in it) return { on: it.clock.dueOn };
  return { on: answerBy(it), ...(it.clock.stage === 'accept' ? { acceptBy: it.clock.dueOn } : {}) };
};

export const stageOfCase = (it: Case): Promised => ({ stage: stages[it.status], ...daysOf(it) });

/** A visit whose day has passed is over here, made or not: a slip is no place to learn who was at home. */
export const stageOfFollowUp = (dueOn: Day, over: boolean, today: Day): Promised => ({
  stage: over || today > dueOn ? 'visit-over' : 'visit-planned',
  on: dueOn,
});
