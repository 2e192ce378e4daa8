import { conflict } from '../../refusal.ts';
import { isOpen } from '../case.ts';
import { withStep } from '../case-clock.ts';
import type { Fold } from '../fold.ts';

/** A note or a file changes nothing but the timeline, and is welcome after the end too. */
export const noted: Fold<'noted'> = (it) => it;
export const attached: Fold<'attached'> = (it) => it;

/** A step of the ladder: taken once each; being late is marked for good, even if the case is re-opened later. */
export const ladder: Fold<'ladder'> = (it, { did, rung, at }) => {
  if (!isOpen(it)) throw conflict('The case has ended; nothing is due.');
  const late = did === 'mark-overdue' ? { overdueAt: it.overdueAt ?? at } : {};
  return { ...it, ...late, rung, clock: withStep(it.clock, did) };
};
