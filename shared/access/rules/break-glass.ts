import * as z from 'zod/mini';
import { HouseholdId } from '../../base/area-code.ts';
import { Ulid, Version } from '../../base/id.ts';
import { addMs, Instant } from '../../base/instant.ts';
import { conflict } from '../../base/refusal.ts';

/** Why somebody opens a record that is not theirs to read (PIPL art. 13 (1) 4). A code: nothing is told of the person. */
export const EmergencyReason = z.enum(['danger-to-life', 'somebody-missing', 'fire-or-disaster']);
export type EmergencyReason = z.infer<typeof EmergencyReason>;

const HOURS_MS = 3 * 3_600_000;

export const NewOpening = z.strictObject({
  /** Made by the client; sending it twice opens once. */
  id: Ulid,
  reason: EmergencyReason,
});
export type NewOpening = z.infer<typeof NewOpening>;

/** The one record that somebody has opened, and until when: there is one for each reader. */
export const Opening = z.strictObject({
  ...NewOpening.shape,
  household: HouseholdId,
  openedAt: Instant,
  until: Instant,
  version: Version,
});
export type Opening = z.infer<typeof Opening>;

export const isOpenAt = ({ until }: Opening, at: Instant): boolean => at < until;

/** Three hours for one record, whatever is asked; a second one has to wait until they are over. */
export const newOpening = (
  body: NewOpening,
  household: HouseholdId,
  before: Opening | undefined,
  at: Instant,
): Opening => {
  if (before !== undefined && isOpenAt(before, at))
    throw conflict('break-glass.one-record', { until: before.until });
  return {
    ...body,
    household,
    openedAt: at,
    until: addMs(at, HOURS_MS),
    version: (before?.version ?? 0) + 1,
  };
};
