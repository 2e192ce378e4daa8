import * as z from 'zod/mini';
import { WorkerId } from '../../base/id.ts';
import { addDays, Day, dayOf, type Instant } from '../../base/instant.ts';
import { conflict, invalid, notAllowed } from '../../base/refusal.ts';
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

interface Naming {
  /** Who names the deputy. */
  readonly by: string;
  readonly at: Instant;
}

/** Refuses somebody who cannot stand in, or who would give themselves a part, and days that make no sense. */
export const checkDeputy = (body: NewDeputy, who: Worker, { by, at }: Naming): void => {
  const { worker, deputy, from, to } = body;
  const today = dayOf(at);
  if (!who.active) throw conflict('worker.left-choose');
  if (deputy === by) throw notAllowed('deputy.by-oneself');
  if (worker === deputy) throw invalid('deputy.oneself', '#/deputy');
  if (to <= from) throw invalid('deputy.ends-too-early', '#/to');
  if (to <= today) throw invalid('deputy.time-over', '#/to');
  if (to > addDays(from, LONGEST_DAYS)) throw invalid('deputy.too-long', '#/to', { days: LONGEST_DAYS });
  if (from < addDays(today, -BACK_DAYS)) throw invalid('day.begin-too-early', '#/from', { days: BACK_DAYS });
};

/** Whether the worker is back as somebody says: who names no day says today, which may be a day after that. */
export const isBack = (it: Deputy, on: Day | undefined, at: Instant): boolean =>
  on === undefined ? it.to <= dayOf(at) : it.to === on;

/** The worker is back sooner. */
export const backSooner = (it: Deputy, on: Day, at: Instant): Deputy => {
  if (on < dayOf(at)) throw invalid('deputy.back-too-early', '#/on');
  if (on >= it.to) throw conflict('deputy.back-on', { to: it.to });
  return { ...it, to: on < it.from ? it.from : on, version: it.version + 1 };
};
