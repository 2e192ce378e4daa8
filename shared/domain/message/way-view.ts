import * as z from 'zod/mini';
import { Ulid } from '../id.ts';
import { Box } from '../inbox/address.ts';
import { Instant } from '../instant.ts';
import { type Way, WayTarget } from './way.ts';

/** A way as its owner sees it; `secret` only in the answer that makes it. */
export const WayView = z.object({
  id: Ulid,
  box: Box,
  target: WayTarget,
  /** The cursor: everything up to this number has been sent or given up. */
  sentUpTo: z.int(),
  attempts: z.int(),
  givenUp: z.int(),
  nextAt: z.optional(Instant),
  secret: z.optional(z.string()),
});

export const wayView = ({ secret: _, ...way }: Way, box: Box): z.infer<typeof WayView> => ({ ...way, box });
