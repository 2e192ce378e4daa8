import * as z from 'zod/mini';
import { WorkerId } from '../../base/id.ts';
import { addDays, Day, dayOf, type Instant } from '../../base/instant.ts';
import { conflict, invalid } from '../../base/refusal.ts';
import type { RequestDigest } from '../../base/request-digest.ts';
import type { Worker } from '../../worker/rules/worker.ts';
import { type Deputy, DeputyReason } from './deputy.ts';

const LONGEST_DAYS = 366;
/** A deputy may be entered on the way back from an accident, not a month later. */
const BACK_DAYS = 7;

/** What is sent to name a deputy; worker, deputy and first day together are its identity. */
export const NewDeputy = z.strictObject({
  worker: WorkerId,
  deputy: WorkerId,
  from: Day,
  /** The day on which the worker is back. */
  to: Day,
  reason: DeputyReason,
});
export type NewDeputy = z.infer<typeof NewDeputy>;

export const newDeputy = (body: NewDeputy, sent: RequestDigest, at: Instant): Deputy => ({
  ...body,
  version: 1,
  createdAt: at,
  ...sent,
});

/** Refuses somebody who cannot stand in, and days that make no sense at `at`. */
export const checkDeputy = (body: NewDeputy, who: Worker, at: Instant): void => {
  const { worker, deputy, from, to } = body;
  const today = dayOf(at);
  if (!who.active) throw conflict('The deputy has left; choose somebody who serves.');
  if (worker === deputy) throw invalid('Nobody stands in for themselves.', '#/deputy');
  if (to <= from) throw invalid('The worker is back after the first day.', '#/to');
  if (to <= today) throw invalid('That time is over.', '#/to');
  if (to > addDays(from, LONGEST_DAYS)) throw invalid(`At most ${LONGEST_DAYS} days.`, '#/to');
  if (from < addDays(today, -BACK_DAYS)) throw invalid(`Begin at most ${BACK_DAYS} days back.`, '#/from');
};

/** Whether the worker is back as somebody says: who names no day says today, which may be a day after that. */
export const isBack = (it: Deputy, on: Day | undefined, at: Instant): boolean =>
  on === undefined ? it.to <= dayOf(at) : it.to === on;

/** The worker is back sooner. */
export const backSooner = (it: Deputy, on: Day, at: Instant): Deputy => {
  if (on < dayOf(at)) throw invalid('The worker is back today or later.', '#/on');
  if (on >= it.to) throw conflict(`The worker is back on ${it.to} as it is.`);
  return { ...it, to: on < it.from ? it.from : on, version: it.version + 1 };
};
