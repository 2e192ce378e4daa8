import * as z from 'zod/mini';
import type { Authorizer } from '../../../shared/access/store/authorizer.ts';
import { areaPath, gridOf, HouseholdId } from '../../../shared/base/area-code.ts';
import { addDays, type Day, dayOf } from '../../../shared/base/instant.ts';
import { Origin } from '../../../shared/base/origin.ts';
import { notFound } from '../../../shared/base/refusal.ts';
import { numberOn } from '../../../shared/household/store/last-id.ts';
import { liaisonsOf } from '../../../shared/link/store/links.ts';
import type { Context } from '../../../shared/table/context.ts';
import type { Ending } from '../../../shared/visit/rules/outcome.ts';
import { isOfMinor, maySee, type PlannedVisit } from '../../../shared/visit/rules/task.ts';
import { withoutMinors } from '../../../shared/visit/store/minors.ts';
import { tasksAt, visitorOf } from '../../../shared/visit/store/task-store.ts';

export const TaskParams = z.strictObject({ origin: Origin, householdId: HouseholdId });
type Params = z.infer<typeof TaskParams>;

const placeOf = (id: HouseholdId) => ({ areaPath: areaPath(gridOf(id)) });

const knows = async (one: PlannedVisit, reader: string, day: Day, ctx: Context) =>
  (await withoutMinors(ctx, [one], { reader, day })).length > 0;

/** Whoever came there on a day. On the day on which somebody else begins, whoever came until then may have been there in the morning. */
const cameOn = async (number: HouseholdId, found: PlannedVisit, day: Day, ctx: Context) => {
  const days = [day, addDays(day, -1)];
  const liaisons = await Promise.all(days.map((one) => liaisonsOf(ctx, number, one)));
  return [...liaisons.flat(), ...(await visitorOf(found, ctx, day))];
};

/** Admits by what was true at the door on a day that has passed: where it was, and who came there. */
const requireOn = async <T extends PlannedVisit>(
  found: T,
  { householdId }: Params,
  day: Day,
  authorizer: Authorizer,
  ctx: Context,
) => {
  const under = await numberOn(ctx.table, householdId, day);
  const came = await cameOn(under, found, day, ctx);
  const { action, who } = authorizer;
  if (!(await authorizer.canLinked(action, placeOf(under), async () => came))) throw notFound('task');
  const asThen = came.includes(who.id) ? { ...found, worker: who.id } : found;
  if (isOfMinor(found.task) && !(await knows(asThen, who.id, day, ctx))) throw notFound('task');
  return { ...found, under };
};

interface Asked {
  /** The day of what is sent late. */
  readonly late?: Day;
  /** By how it ended: who recorded that may have come in somebody's place. */
  readonly hasMade?: (ending: Ending | undefined) => boolean;
}

const nobody = () => false;

/**
 * Reads the task of a path and asks the authorizer about the household as it is today, or else as it was on the day that is
 * `late`. That somebody wants to talk does not exist for anyone but the helper; what is about a child, for anyone without an
 * approval; and no visit for whoever neither makes it nor answers for the place. `under`: the number that the reader may know.
 */
export const loadTask = async (
  params: Params,
  authorizer: Authorizer,
  ctx: Context,
  { late, hasMade = nobody }: Asked = {},
) => {
  const today = dayOf(ctx.now());
  const { who, action } = authorizer;
  const found = await tasksAt(ctx, { origin: params.origin, household: params.householdId });
  if (found === undefined || (late ?? today) >= found.task.expiresOn || !maySee(found, who.id))
    throw notFound('task');
  // Of a household that has left the register only what was done there until then.
  if (found.leftOn !== undefined && (late ?? today) > found.leftOn) throw notFound('task');
  const { id: under } = found.household;
  const comes = async () => [
    ...(await liaisonsOf(ctx, under, today)),
    ...(await visitorOf(found, ctx)),
    ...(hasMade(found.ending) ? [who.id] : []),
  ];
  const isAdmitted = await authorizer.canLinked(action, placeOf(under), comes);
  const isHidden = isOfMinor(found.task) && !(await knows(found, who.id, today, ctx));
  if (isAdmitted && !isHidden) return { ...found, under };
  if (late === undefined) throw notFound('task');
  return requireOn(found, params, late, authorizer, ctx);
};
