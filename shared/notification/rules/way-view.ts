import * as z from 'zod/mini';
import { Ulid } from '../../base/id.ts';
import { Instant } from '../../base/instant.ts';
import { Box } from './address.ts';
import type { Way } from './way.ts';

/** A way as its owner sees it, without where it leads; `secret` only in the answer that makes it. */
export const WayView = z.object({
  id: Ulid,
  box: Box,
  type: z.enum(['web-push', 'e-mail', 'webhook']),
  /** The cursor: everything up to this number has been sent or given up. */
  sentUpTo: z.int(),
  attempts: z.int(),
  givenUp: z.int(),
  nextAt: z.optional(Instant),
  secret: z.optional(z.string()),
});

export const wayView = ({ secret: _, target, ...way }: Way, box: Box): z.infer<typeof WayView> => ({
  ...way,
  type: target.type,
  box,
});
