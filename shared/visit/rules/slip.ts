import * as z from 'zod/mini';
import { Ulid } from '../../base/id.ts';
import { Day, dayOf } from '../../base/instant.ts';
import { Origin } from '../../base/origin.ts';
import { type Case, isOpen } from '../../case/rules/case.ts';
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
  stage: z.enum(['received', 'in-work', 'answered', 'ended', 'visit-planned', 'visit-over']),
  on: Day,
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
  refused: 'ended',
  closed: 'ended',
  merged: 'ended',
};

export const stageOfCase = (it: Case): Promised => ({
  stage: stages[it.status],
  on: isOpen(it) ? it.clock.dueOn : dayOf(it.endedAt),
});

/** A visit whose day has passed is over here, made or not: a slip is no place to learn who was at home. */
export const stageOfFollowUp = (dueOn: Day, over: boolean, today: Day): Promised => ({
  stage: over || today > dueOn ? 'visit-over' : 'visit-planned',
  on: dueOn,
});
