import * as z from 'zod/mini';
import { GridCode } from '../../base/area-code.ts';
import { Ulid, Version } from '../../base/id.ts';
import { Instant } from '../../base/instant.ts';

/** What one sending of a chunk publishes when it is over: in which grids it may have written something. */
export const Outbox = z.strictObject({
  import: Ulid,
  number: z.int(),
  /** Each sending has its own, so that of two at once none publishes for the other. */
  sending: Ulid,
  areas: z.array(GridCode),
  openedAt: Instant,
  version: Version,
});
export type Outbox = z.infer<typeof Outbox>;
