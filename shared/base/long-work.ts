import * as z from 'zod/mini';
import { Ulid, Version } from './id.ts';
import { addMs, Instant } from './instant.ts';
import { Actor } from './role.ts';

/**
 * Work that is one step for the people and many writes for us. Each write is counted together with what it does, so that
 * the receipt is right wherever the work stopped. `lookAt`: when a job looks at it again; absent when nothing is left.
 */
export const longWork = {
  id: Ulid,
  state: z.enum(['running', 'done']),
  version: Version,
  createdAt: Instant,
  by: Actor,
  digest: z.string(),
  doneAt: z.optional(Instant),
  lookAt: z.optional(Instant),
};

/** What a receipt says of how far it is. */
export const progress = {
  state: longWork.state,
  createdAt: longWork.createdAt,
  doneAt: longWork.doneAt,
};

const LongWork = z.object(longWork);
export type LongWork = z.infer<typeof LongWork>;

/** Longer than a request may take: by then whoever began has ended or will not. */
const RESUME_AFTER_MS = 2 * 60_000;
/** Indexes and cached control records follow the table after a moment: one more look finds what they did not show yet. */
const LOOK_AGAIN_AFTER_MS = 60_000;

export const begun = (by: Actor, digest: string, at: Instant) => ({
  state: 'running' as const,
  version: 1,
  createdAt: at,
  by,
  digest,
  lookAt: addMs(at, RESUME_AFTER_MS),
});

/** Nothing more was found: done, and looked at once more; the second time it is left alone. */
export const nothingLeft = <T extends LongWork>(it: T, at: Instant): T => {
  const version = it.version + 1;
  if (it.state === 'done') return { ...it, version, lookAt: undefined };
  return { ...it, version, state: 'done', doneAt: at, lookAt: addMs(at, LOOK_AGAIN_AFTER_MS) };
};
