import * as z from 'zod/mini';
import { GridCode, HouseholdId } from '../../base/area-code.ts';
import { Ulid } from '../../base/id.ts';
import { longWork, progress } from '../../base/long-work.ts';

/** The erasing of all that is kept of a household, begun by a request of the same id. */
export const Erasure = z.strictObject({
  ...longWork,
  grid: GridCode,
  household: HouseholdId,
  cases: z.array(Ulid),
});
export type Erasure = z.infer<typeof Erasure>;

const Count = z._default(z.int(), 0);
/** Its certificate: how many items were removed, how many lost their words, how many files are gone. */
export const ErasureCounts = z.strictObject({ removed: Count, emptied: Count, files: Count });
export type ErasureCounts = z.infer<typeof ErasureCounts>;

export const ErasureReceipt = z.object({ ...progress, ...ErasureCounts.shape });
