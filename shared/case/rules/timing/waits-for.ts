import { areaOfPath, areaPath, isWithin } from '../../../base/area-code.ts';
import type { Who } from '../../../base/role.ts';
import { type EscalationTier, isBelow, tierOfArea } from '../../../base/vocabulary.ts';
import { type Case, isOpen, type OpenCase } from '../case.ts';
import type { FollowUp } from '../follow-up/follow-up.ts';
import { ATTEMPTS_ENOUGH } from '../steps/ending.ts';

/**
 * Whether this person has to act next in a case: what "waiting for me" lists. A filter, not a permission. `held`: whose work
 * lies with them, as that of whoever they stand in for.
 */
export const waitsFor = (who: Who, it: Case, held: readonly string[] = [who.id]): boolean => {
  if (!isOpen(it)) return false;
  if ('verifier' in it && held.includes(it.verifier ?? '')) return true;
  if (isAssignedTo(who, it, held) && (liesWithMe(it) || (it.followUps ?? []).some(needsAnswer))) return true;
  return (
    who.roles.includes('supervisor') && isWithin(areaPath(it.area), who.areaPath) && isForOverseer(who, it)
  );
};

/** Whether a case lies with this person, with somebody whose work is theirs, or with their unit. */
export const isAssignedTo = ({ id, unit }: Who, it: Case, held: readonly string[] = [id]): boolean =>
  'assignee' in it &&
  (held.some((id) => it.assignee === `worker:${id}`) ||
    (unit !== undefined && it.assignee === `unit:${unit}`));

/** The assignee acts unless an answer is being verified, or the requester is waited for. */
const liesWithMe = (it: OpenCase): boolean =>
  it.status === 'assigned' || it.status === 'handling' || it.status === 'reopened';

const needsAnswer = ({ state }: FollowUp): boolean => state !== 'answered';

const isForOverseer = (who: Who, it: OpenCase): boolean => {
  const tier = tierOfArea(areaOfPath(who.areaPath));
  return (
    (isBelow(tier, 'county') && awaitsTownship(who, it)) ||
    (it.dispute === 'asked' && tier === (it.superior ?? 'county')) ||
    (it.followUps ?? []).some((one) => concerns(one, tier))
  );
};

/** To accept, to assign, to decide on more time, or to close. */
const awaitsTownship = (who: Who, it: OpenCase): boolean =>
  it.status === 'reported' ||
  it.status === 'accepted' ||
  it.status === 'returned' ||
  (it.extension?.state === 'asked' && it.extension.by !== who.id) ||
  (it.status === 'verifying' && (it.confirmedBy !== undefined || it.attempts.length >= ATTEMPTS_ENOUGH));

const concerns = (order: FollowUp, tier: EscalationTier): boolean =>
  order.state === 'answered' && order.rung === tier;
