import * as z from 'zod/mini';
import type { Allows } from '../../access/rules/may.ts';
import { Ulid, WorkerId } from '../../base/id.ts';
import type { Instant } from '../../base/instant.ts';
import { begun, longWork, progress } from '../../base/long-work.ts';
import { conflict, invalid, notAllowed } from '../../base/refusal.ts';
import type { Actor } from '../../base/role.ts';
import type { Subject } from '../../programme/rules/subject.ts';
import { requireServes } from '../../worker/rules/may-serve.ts';
import type { Worker } from '../../worker/rules/worker.ts';
import { isNear } from './can-serve.ts';

export const HandOverReason = z.enum(['left-post', 'long-leave', 'balance-load', 'area-change']);

/** What is sent to give everything one worker has to another; the id is made by the client. */
export const NewHandOver = z.strictObject({ id: Ulid, from: WorkerId, to: WorkerId, reason: HandOverReason });
export type NewHandOver = z.infer<typeof NewHandOver>;

const Count = z._default(z.int().check(z.minimum(0)), 0);

/** What has been handed over so far. */
export const HandOverCounts = z.strictObject({
  households: Count,
  areas: Count,
  /** What programmes look after. */
  subjects: Count,
  cases: Count,
  visits: Count,
});
export type HandOverCounts = z.infer<typeof HandOverCounts>;

export const HandOver = z.strictObject({ ...longWork, ...NewHandOver.shape });
export type HandOver = z.infer<typeof HandOver>;

export const HandOverReceipt = z.object({
  ...NewHandOver.shape,
  ...progress,
  ...HandOverCounts.shape,
});

export const newHandOver = (body: NewHandOver, by: Actor, digest: string, at: Instant): HandOver => ({
  ...body,
  ...begun(by, digest, at),
});

interface HandOverContext {
  readonly body: NewHandOver;
  readonly giver: Worker;
  readonly receiver: Worker;
  readonly subjects: readonly Subject[];
  /** Whoever asks for it. */
  readonly asker: string;
}

/** Refuses where the receiver cannot take it all: nothing is handed over then. */
export const checkHandOver = (
  { body, giver, receiver, subjects, asker }: HandOverContext,
  allows: Allows,
): void => {
  if (body.from === body.to) throw invalid('hand-over.same-worker', '#/to');
  if (body.to === asker) throw notAllowed('hand-over.to-oneself');
  if (!receiver.active) throw conflict('worker.left-choose');
  requireServes({ person: receiver }, { of: 'colleague', colleague: giver }, allows);
  const outside = subjects.filter((one) => !isNear(receiver.area, one));
  if (outside.length > 0)
    throw conflict('hand-over.outside-area', { outside: outside.length, count: subjects.length });
};
