import type { HouseholdId } from '../../base/area-code.ts';
import { addDays, type Day, dayOf } from '../../base/instant.ts';
import type { ServiceRecord } from '../../service/rules/service-record.ts';
import { activityPartition } from '../../service/store/keys.ts';
import { toService } from '../../service/store/service-item.ts';
import type { Context } from '../../table/context.ts';
import { recordOf } from '../../table/item.ts';
import { allOf, type Item, optimistic } from '../../table/table.ts';
import { OFFLINE_DAYS, type Task } from '../rules/task.ts';
import { Visit } from '../rules/visit.ts';

/** A visit with the item that it is. */
export interface MadeVisit {
  readonly visit: Visit;
  readonly item: Item;
}

const since = (ctx: Context, id: HouseholdId, prefix: string, day: Day) =>
  allOf(ctx.table, { pk: activityPartition(id), from: `${prefix}#${day}`, upTo: `${prefix}#~` });

/** Beside an ending that is seen, the visit of the same transaction may not be seen yet. */
class NoneYet extends Error {
  override readonly name = 'NoneYet';
}

/** All visits of a task that stand, under whatever number of the household, as far as they are seen yet. */
export const visitsThatStand = async (
  ctx: Context,
  { origin, plannedAt }: Task,
  numbers: readonly HouseholdId[],
): Promise<MadeVisit[]> => {
  // A visit may have been made before it was planned.
  const day = addDays(dayOf(plannedAt), -OFFLINE_DAYS);
  const items = (await Promise.all(numbers.map((id) => since(ctx, id, 'VISIT', day)))).flat();
  const made = items.map((item) => ({ item, visit: Visit.parse(recordOf(item)) }));
  return made.filter(({ visit }) => visit.origin === origin && visit.takenBack === undefined);
};

/** The visit that stands for a task, or the one `beside` it; none where nobody was met. */
export const visitThatStands = (
  ctx: Context,
  task: Task,
  numbers: readonly HouseholdId[],
  beside: number | undefined,
): Promise<MadeVisit | undefined> =>
  optimistic(
    async (): Promise<MadeVisit | undefined> => {
      const made = await visitsThatStand(ctx, task, numbers);
      const found = made.find(({ visit }) => visit.beside === beside);
      if (found === undefined) throw new NoneYet();
      return found;
    },
    { times: 4, isLost: (error) => error instanceof NoneYet, otherwise: () => undefined },
  );

/** What was given at a visit. */
export const servicesOfVisit = async (
  ctx: Context,
  { household, day, origin, beside }: Visit,
): Promise<ServiceRecord[]> => {
  const items = await allOf(ctx.table, { pk: activityPartition(household), begins: `SERVICE#${day}#` });
  return items
    .map(toService)
    .filter(
      ({ from, corrects }) =>
        from?.type === 'visit' && from.origin === origin && from.beside === beside && corrects === undefined,
    );
};
