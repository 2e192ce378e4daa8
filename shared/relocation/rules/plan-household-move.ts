import type { Area } from '../../area/rules/area.ts';
import { gridOf } from '../../base/area-code.ts';
import { dayOf, type Instant } from '../../base/instant.ts';
import { conflict, invalid } from '../../base/refusal.ts';
import type { RequestDigest } from '../../base/request-digest.ts';
import type { Household, PresentHousehold } from '../../household/rules/household.ts';
import { canServe } from '../../link/rules/can-serve.ts';
import type { Link } from '../../link/rules/link.ts';
import { newLink } from '../../link/rules/new-link.ts';
import type { LinkChange } from '../../link/rules/replace-link.ts';
import type { Worker } from '../../worker/rules/worker.ts';
import type { NewHouseholdMove } from './household-move.ts';
import { moveHousehold, type Relocation } from './move-household.ts';
import { newIdsFor } from './new-ids.ts';

interface MoveContext {
  readonly household: PresentHousehold;
  readonly links: readonly Link[];
  readonly grid: Area | undefined;
  readonly inGrid: readonly Household[];
  readonly worker: Worker | undefined;
}

const linkAtNewHome = (
  moved: PresentHousehold,
  worker: Worker,
  sent: RequestDigest,
  at: Instant,
): { liaison: string; change: LinkChange } => {
  canServe(worker, moved);
  const subject = { type: 'household', id: moved.id } as const;
  const body = { subject, worker: worker.id, from: dayOf(at), reason: 'moved-house' } as const;
  return { liaison: worker.id, change: { before: undefined, after: newLink(body, sent, at) } };
};

/** Everything that a household's move to another grid changes; refuses what makes no sense. */
export const planHouseholdMove = (
  context: MoveContext,
  body: NewHouseholdMove,
  sent: RequestDigest,
  at: Instant,
): Relocation => {
  const { household, links, grid, inGrid, worker } = context;
  if (body.to === gridOf(household.id)) throw invalid('household.in-grid-already', '#/to');
  if (grid === undefined) throw invalid('grid.unknown-there', '#/to');
  if (grid.retired !== undefined) throw conflict('area.retired', { successor: grid.retired.successor });
  const [to = ''] = newIdsFor([household], body.to, inGrid);
  const relocation = moveHousehold(household, links, { to, reason: body.reason }, at);
  if (body.liaison === undefined) return relocation;
  if (worker === undefined) throw invalid('worker.unknown', '#/liaison');
  const { liaison, change } = linkAtNewHome(relocation.after, worker, sent, at);
  return { ...relocation, after: { ...relocation.after, liaison }, links: [...relocation.links, change] };
};
