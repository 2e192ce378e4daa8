import * as z from 'zod/mini';
import type { Gate } from '../../../shared/access/store/gate.ts';
import { areaPath } from '../../../shared/base/area-code.ts';
import { gridOf } from '../../../shared/base/household-id.ts';
import { Day, dayOf, Instant } from '../../../shared/base/instant.ts';
import { CaseLine, viewOf } from '../../../shared/case/rules/views.ts';
import { resourceOf } from '../../../shared/case/store/case-store.ts';
import { HouseholdFile, type PresentHousehold } from '../../../shared/household/rules/household.ts';
import { pageQuery } from '../../../shared/http/page-query.ts';
import type { DoorServices } from '../../../shared/runtime/door-services.ts';
import { pageOfPlaces } from '../../../shared/table/place-cursor.ts';
import { stateOf, type TaskAtDoor } from '../../../shared/visit/rules/task-at-door.ts';
import { byWalk, Trip, tripsOf } from '../../../shared/visit/rules/trip.ts';
import { endpoint } from './endpoint.ts';

const { name, phone, address, language } = HouseholdFile.shape;

/** A door of the day: where it is, what is to be done there, and what was promised and is still open. */
const Stop = z.object({
  ...Trip.shape,
  /** One request is enough to set out: whoever comes, as the liaison or by name, is told the way. */
  name,
  address,
  phone,
  language,
  promised: z.array(CaseLine),
});

/** Window open, and no death in the house: then only the condolence visit itself is one to make today. */
const isForToday = ({ task, quiet }: TaskAtDoor, today: string): boolean =>
  !quiet && stateOf(task, today) !== 'ahead';

/** The rest is for those to whom the register would show it. */
const doorOf = async (household: PresentHousehold, gate: Gate, { liaisonsOf, now }: DoorServices) => {
  const { id, name, phone, address, language } = household;
  const liaisons = () => liaisonsOf(id, dayOf(now()));
  const shown = await gate.wouldLinked('household.read', { areaPath: areaPath(gridOf(id)) }, liaisons);
  return shown ? { name, phone, address, language } : { name, address };
};

const promisedAt = async (
  household: string,
  gate: Gate,
  { caseLists, liaisonsOf, now }: DoorServices,
): Promise<z.infer<typeof CaseLine>[]> => {
  const open = await caseLists.openAbout(household);
  const liaisons = () => liaisonsOf(household, dayOf(now()));
  const shown = await Promise.all(open.map((it) => gate.wouldLinked('case.track', resourceOf(it), liaisons)));
  return open.filter((_, index) => shown[index]).map((it) => viewOf(it, now()));
};

export default endpoint({
  method: 'GET',
  path: '/me/day',
  may: 'my-day.read',
  summary:
    'Whom to visit today, in an order that can be walked: village by village and door by door, with what is open there.',
  query: z.strictObject(pageQuery),
  answers: z.object({ day: Day, stops: z.array(Stop), next: z.optional(z.string()), asOf: Instant }),

  async run({ query, who, gate }, services) {
    const { taskLists, accessLog, now } = services;
    const day = dayOf(now());
    const tasks = (await taskLists.mine(who.id, day)).filter((one) => isForToday(one, day));
    const page = pageOfPlaces(byWalk(tripsOf(tasks, day)), { by: who.id, day }, query);
    const trips = page.items.map(({ trip }) => trip);
    await accessLog.note(
      gate,
      trips.map(({ household }) => household),
    );
    const homes = new Map(tasks.map(({ household }) => [household.id, household]));
    const stopAt = async (trip: Trip, home: PresentHousehold) => ({
      ...trip,
      ...(await doorOf(home, gate, services)),
      promised: await promisedAt(trip.household, gate, services),
    });
    const stops = trips.flatMap((trip) => {
      const home = homes.get(trip.household);
      return home === undefined ? [] : [stopAt(trip, home)];
    });
    return { day, stops: await Promise.all(stops), next: page.next, asOf: now() };
  },
});
