import { addMs, type Instant } from '../../base/instant.ts';
import { type Case, isOpen } from './case.ts';
import { OUTCOME_AFTER_MS } from './outcome.ts';

/** Clocks of two writers may differ, and what is one moment too many does no harm. */
const MARGIN_MS = 86_400_000;

/** Whether somebody may work on it, now or again: it is open, or lies in another case, or was closed or refused not long ago. */
export const mayComeBack = (it: Case, now: Instant): boolean => {
  if (isOpen(it) || it.status === 'merged') return true;
  return (
    (it.status === 'closed' || it.status === 'refused') &&
    now < addMs(it.endedAt, OUTCOME_AFTER_MS + MARGIN_MS)
  );
};
