import type { Authorizer } from '../../access/store/authorizer.ts';
import { areaPath, gridOf, type HouseholdId } from '../../base/area-code.ts';
import { type Day, isOn } from '../../base/instant.ts';
import { isPresent } from '../../household/rules/household.ts';
import { toHousehold } from '../../household/store/household-item.ts';
import type { HouseholdPage } from '../../household/store/household-store.ts';
import { householdKey } from '../../household/store/keys.ts';
import { householdsOf } from '../../programme/rules/subject.ts';
import type { Context } from '../../table/context.ts';
import { listPage } from '../../table/pager.ts';
import { allOf, type Table } from '../../table/table.ts';
import { deputyForPartition, liveLinksPartition } from './keys.ts';
import { toDeputy, toLink } from './links.ts';

/** The worker's own list, then those of the people they stand in for. */
const listsOf = async (table: Table, worker: string, day: Day): Promise<string[]> => {
  const pk = deputyForPartition(worker);
  const deputyFor = await allOf(table, { index: 'work', pk, from: day });
  const absent = deputyFor.map(toDeputy).filter((deputy) => isOn(deputy, day));
  return [worker, ...absent.map((deputy) => deputy.worker)];
};

/** The households whom `authorizer.who` is the liaison of, or stands in for on `day`. */
export const listMyHouseholds = async (
  ctx: Context,
  day: Day,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
  authorizer: Authorizer,
): Promise<HouseholdPage> => {
  const workers = await listsOf(ctx.table, authorizer.who.id, day);
  const parts = workers.map((worker) => ({ index: 'work' as const, pk: liveLinksPartition(worker) }));
  const asked = { by: authorizer.who.id, mine: workers };
  const page = await listPage(ctx.table, { parts, asked, limit, cursor });
  const ids = page.items.flatMap((item) => householdsOf(toLink(item).subject));
  // A list of one's own asks what the record asks.
  const mayRead = (id: HouseholdId) =>
    authorizer.can('household.read', { areaPath: areaPath(gridOf(id)), liaisons: [authorizer.who.id] });
  const found = (await ctx.table.getMany(ids.map(householdKey))).map(toHousehold).filter(isPresent);
  const items = found.filter(({ id }) => mayRead(id));
  return { ...page, items: items.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)) };
};
