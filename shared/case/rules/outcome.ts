import * as z from 'zod/mini';
import { Ulid } from '../../base/id.ts';
import { addMs, Instant } from '../../base/instant.ts';
import type { WorkCalendar } from '../../calendar/rules/work-calendar.ts';
import { nextOfficeMoment } from '../../deadline/rules/count-days.ts';

/** How long a case may be re-opened, and after which its requester is asked whether the solution lasted. */
export const OUTCOME_AFTER_MS = 30 * 86_400_000;

export const Lasted = z.enum(['yes', 'no', 'unknown']);

/** Whether a solution lasted: to be asked at a moment, asked of the requester, or known. */
export const OutcomeCheck = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('due'), askAt: Instant }),
  z.strictObject({ state: z.literal('asked'), askedAt: Instant }),
  z.strictObject({ state: z.literal('noted'), lasted: Lasted, linked: z.optional(Ulid) }),
]);
export type OutcomeCheck = z.infer<typeof OutcomeCheck>;

/** Thirty days after the end, in office hours: nobody is asked on a Sunday or at night. */
export const outcomeDue = (endedAt: Instant, calendar: WorkCalendar): OutcomeCheck => ({
  state: 'due',
  askAt: nextOfficeMoment(addMs(endedAt, OUTCOME_AFTER_MS), calendar),
});
