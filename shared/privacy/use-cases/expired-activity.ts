import { gridsIn } from '../../area/store/grids-in.ts';
import { type Day, dayOf } from '../../base/instant.ts';
import { erasedHousehold } from '../../household/rules/erase-household.ts';
import { householdItem, toHousehold } from '../../household/store/household-item.ts';
import { householdsPartition } from '../../household/store/keys.ts';
import { activityPartition } from '../../service/store/keys.ts';
import type { Context } from '../../table/context.ts';
import { slot } from '../../table/key.ts';
import { type Partition, partitionOver } from '../../table/partition.ts';
import { allOf, type Item } from '../../table/table.ts';
import { lastExpired, lastExpiredOfYear } from '../rules/kept-until.ts';

/** Each door is looked at once in so many nights: what has been kept for three years may wait for as long. */
const NIGHTS = 28;
const DAY_MS = 86_400_000;
const AT_ONCE = 90;

/** The households of tonight's grids, under every number that they had. */
export const householdsOfTonight = async (
  { table, now }: Context,
  prefecture: string,
): Promise<Partition[]> => {
  const tonight = Math.floor(Date.parse(now()) / DAY_MS) % NIGHTS;
  const grids = (await gridsIn(table, prefecture)).filter((grid) => slot(grid, NIGHTS) === tonight);
  return grids.map((grid) => partitionOver(table, { pk: householdsPartition(grid), begins: 'HH#' }));
};

const before = ({ table }: Context, id: string, prefix: string, last: Day) =>
  allOf(table, { pk: activityPartition(id), from: `${prefix}#`, upTo: `${prefix}#${last}~` });

/** Of a household that left long enough ago the number alone stays. */
const eraseLeft = async (ctx: Context, door: Item, today: Day): Promise<boolean> => {
  if (door['status'] !== 'left') return false;
  const household = toHousehold(door);
  if (household.status !== 'left' || household.leftOn > lastExpired('household.name', today)) return false;
  const put = householdItem(erasedHousehold(household, today));
  await ctx.table.write([{ put, guard: { version: household.version } }]);
  return true;
};

/** Removes visits, contacts and services of a household that have been kept long enough, and a household that has left. */
export const eraseActivity = async (ctx: Context, door: Item): Promise<boolean> => {
  const id = door.sk.slice('HH#'.length);
  const today = dayOf(ctx.now());
  const left = await eraseLeft(ctx, door, today);
  const found = await Promise.all([
    before(ctx, id, 'VISIT', lastExpired('visit.reason', today)),
    before(ctx, id, 'CONTACT', lastExpired('contact.purpose', today)),
    before(ctx, id, 'SERVICE', lastExpiredOfYear('service.given', today)),
  ]);
  const keys = found.flat().map(({ pk, sk }) => ({
    remove: { pk, sk },
    guard: 'exists' as const,
  }));
  for (let n = 0; n < keys.length; n += AT_ONCE) await ctx.table.write(keys.slice(n, n + AT_ONCE));
  return left || keys.length > 0;
};
