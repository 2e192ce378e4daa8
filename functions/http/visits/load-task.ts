import * as z from 'zod/mini';
import type { Authorizer } from '../../../shared/access/store/authorizer.ts';
import { areaPath, gridOf, HouseholdId } from '../../../shared/base/area-code.ts';
import { dayOf } from '../../../shared/base/instant.ts';
import { Origin } from '../../../shared/base/origin.ts';
import { notFound } from '../../../shared/base/refusal.ts';
import { liaisonsOf } from '../../../shared/link/store/links.ts';
import type { Context } from '../../../shared/table/context.ts';
import type { Ending } from '../../../shared/visit/rules/outcome.ts';
import { isOfMinor, maySee, type PlannedVisit } from '../../../shared/visit/rules/task.ts';
import { withoutMinors } from '../../../shared/visit/store/minors.ts';
import { tasksAt, visitorOf } from '../../../shared/visit/store/task-store.ts';

export const TaskParams = z.strictObject({ origin: Origin, householdId: HouseholdId });

/**
 * Reads the task of a path and asks the authorizer about the household as it is today. That somebody wants to talk does not exist
 * for anyone but the helper; what is about a child, for anyone without an approval; and no visit for whoever neither makes it nor
 * answers for the place.
 */
export const loadTask = async (
  { origin, householdId }: z.infer<typeof TaskParams>,
  authorizer: Authorizer,
  ctx: Context,
  /** By how it ended: who recorded that may have come in somebody's place. */
  hasMade: (ending: Ending | undefined) => boolean = () => false,
) => {
  const { now } = ctx;
  const today = dayOf(now());
  const knows = async (one: PlannedVisit) =>
    (await withoutMinors(ctx, [one], { reader: authorizer.who.id, day: today })).length > 0;
  const found = await tasksAt(ctx, { origin, household: householdId });
  if (found === undefined || today >= found.task.expiresOn || !maySee(found, authorizer.who.id))
    throw notFound('task');
  const { household } = found;
  if (isOfMinor(found.task) && !(await knows(found))) throw notFound('task');
  const comes = async () => [
    ...(await liaisonsOf(ctx, household.id, today)),
    ...(await visitorOf(found, ctx)),
    ...(hasMade(found.ending) ? [authorizer.who.id] : []),
  ];
  const resource = { areaPath: areaPath(gridOf(household.id)) };
  if (!(await authorizer.canLinked(authorizer.action, resource, comes))) throw notFound('task');
  return found;
};
