import * as z from 'zod/mini';
import { logReading } from '../../../shared/access/store/access-log.ts';
import type { Authorizer } from '../../../shared/access/store/authorizer.ts';
import { areaPath, gridOf } from '../../../shared/base/area-code.ts';
import { Day, dayOf, Instant } from '../../../shared/base/instant.ts';
import { isShownWithHousehold } from '../../../shared/base/vocabulary.ts';
import { CaseLine, viewOf } from '../../../shared/case/rules/views.ts';
import { openCasesAbout } from '../../../shared/case/store/case-lists.ts';
import { resourceOf } from '../../../shared/case/store/case-store.ts';
import { HouseholdFile, type PresentHousehold } from '../../../shared/household/rules/household.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { pageQuery } from '../../../shared/http/page-query.ts';
import { liaisonsOf } from '../../../shared/link/store/links.ts';
import type { Context } from '../../../shared/table/context.ts';
import { pageOfPlaces } from '../../../shared/table/place-cursor.ts';
import { type PlannedVisit, stateOf } from '../../../shared/visit/rules/task.ts';
import { byWalk, Trip, tripsOf } from '../../../shared/visit/rules/trip.ts';
import { listMyTasks, mayOpen } from '../../../shared/visit/store/task-lists.ts';

const { name, phone, address } = HouseholdFile.shape;

/** A door of the day: where it is, what is to be done there, and what was promised and is still open. */
const Stop = z.object({
  ...Trip.shape,
  /** One request is enough to set out: whoever comes, as the liaison or by name, is told the way. */
  name,
  address,
  phone,
  promised: z.array(CaseLine),
});

/** Window open, and no death in the house: then only the condolence visit itself is one to make today. */
const isForToday = ({ task, stopped }: PlannedVisit, today: string): boolean =>
  !stopped && stateOf(task, today) !== 'ahead';

/** The rest is for those to whom the register would show it. */
const householdViewOf = async (household: PresentHousehold, authorizer: Authorizer, ctx: Context) => {
  const { id, name, phone, address } = household;
  const liaisons = () => liaisonsOf(ctx, id, dayOf(ctx.now()));
  const shown = await authorizer.canLinked('household.read', { areaPath: areaPath(gridOf(id)) }, liaisons);
  return shown ? { name, phone, address } : { name, address };
};

const promisedAt = async (
  household: string,
  authorizer: Authorizer,
  ctx: Context,
): Promise<z.infer<typeof CaseLine>[]> => {
  const open = (await openCasesAbout(ctx, household)).filter(({ kind }) => isShownWithHousehold(kind));
  const liaisons = () => liaisonsOf(ctx, household, dayOf(ctx.now()));
  const shown = await Promise.all(
    open.map((it) => authorizer.canLinked('case.track', resourceOf(it), liaisons)),
  );
  return open.filter((_, index) => shown[index]).map((it) => viewOf(it, ctx.now()));
};

export default endpoint({
  method: 'GET',
  path: '/me/day',
  action: 'my-day.read',
  summary:
    'Whom to visit today, in an order that can be walked: village by village and door by door, with what is open there.',
  query: z.strictObject(pageQuery),
  answers: z.object({ day: Day, stops: z.array(Stop), next: z.optional(z.string()), asOf: Instant }),

  async run({ query, who, authorizer }, ctx) {
    const { now } = ctx;
    const day = dayOf(now());
    const mine = (await listMyTasks(ctx, who.id, day)).filter(mayOpen(authorizer));
    const tasks = mine.filter((one) => isForToday(one, day));
    const page = pageOfPlaces(byWalk(tripsOf(tasks, day)), { by: who.id, day }, query);
    const trips = page.items.map(({ trip }) => trip);
    await logReading(
      ctx,
      authorizer,
      trips.map(({ household }) => household),
    );
    const homes = new Map(tasks.map(({ household }) => [household.id, household]));
    const stopAt = async (trip: Trip, home: PresentHousehold) => ({
      ...trip,
      ...(await householdViewOf(home, authorizer, ctx)),
      promised: await promisedAt(trip.household, authorizer, ctx),
    });
    const stops = trips.flatMap((trip) => {
      const home = homes.get(trip.household);
      return home === undefined ? [] : [stopAt(trip, home)];
    });
    return { day, stops: await Promise.all(stops), next: page.next, asOf: now() };
  },
});
