import type { Instant } from '../../../base/instant.ts';
import type { Entry } from '../entry.ts';

/** When the case came to its present assignee. */
export const heldSince = (timeline: readonly Entry[]): Instant | undefined =>
  timeline.findLast((entry) => 'assignee' in entry)?.at;
