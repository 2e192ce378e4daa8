import * as z from 'zod/mini';
import { AreaMoveReason } from '../../area/rules/area.ts';
import { AreaCode, currentArea, NewAreaCode } from '../../base/area-code.ts';
import { Ulid } from '../../base/id.ts';
import type { Instant } from '../../base/instant.ts';
import { begun, longWork, progress } from '../../base/long-work.ts';
import type { Actor } from '../../base/role.ts';

const common = { id: Ulid, reason: AreaMoveReason };

/** What is sent to give an area, and all below it, another code; the id is made by the client. */
export const NewAreaMove = z.strictObject({ ...common, to: NewAreaCode });
/** What is sent to let an area be absorbed by another of its kind. */
export const NewMerger = z.strictObject({ ...common, into: AreaCode });

const Rename = z.strictObject({ from: AreaCode, to: AreaCode });
export type Rename = z.infer<typeof Rename>;

/** An area on its way to another code. `renames`: which codes follow which; what lies below them follows too. */
export const AreaMove = z.strictObject({
  ...longWork,
  kind: z.enum(['move', 'merger']),
  from: AreaCode,
  to: AreaCode,
  reason: AreaMoveReason,
  renames: z.array(Rename),
});
export type AreaMove = z.infer<typeof AreaMove>;

const Count = z._default(z.int().check(z.minimum(0)), 0);

/** What has been relocated so far. */
export const AreaMoveCounts = z.strictObject({
  areas: Count,
  households: Count,
  /** What programmes look after. */
  subjects: Count,
  workers: Count,
  cases: Count,
});
export type AreaMoveCounts = z.infer<typeof AreaMoveCounts>;

export const AreaMoveReceipt = z.object({
  id: Ulid,
  kind: z.enum(['move', 'merger']),
  from: AreaCode,
  to: AreaCode,
  reason: AreaMoveReason,
  ...progress,
  ...AreaMoveCounts.shape,
});

type Plan = Pick<AreaMove, 'id' | 'kind' | 'from' | 'to' | 'reason' | 'renames'>;

export const newAreaMove = (plan: Plan, by: Actor, digest: string, at: Instant): AreaMove => ({
  ...plan,
  ...begun(by, digest, at),
});

/** The code of an area after the move. */
export const codeAfter = ({ renames }: Pick<AreaMove, 'renames'>, code: string): string =>
  currentArea(code, Object.fromEntries(renames.map(({ from, to }) => [from, to])));
