import type { Area } from '../../area/rules/area.ts';
import { areaItem, toArea } from '../../area/store/area-item.ts';
import { areaKey, areasPartition } from '../../area/store/keys.ts';
import { isOfOneMoment } from '../../link/rules/is-of-one-moment.ts';
import { linkWrite } from '../../link/store/link-writes.ts';
import { linksOn } from '../../link/store/links.ts';
import type { Context } from '../../table/context.ts';
import { countedWork } from '../../table/long-work.ts';
import { readWhole } from '../../table/read-whole.ts';
import { allOf, optimistic, type Table, type Write } from '../../table/table.ts';
import { readable, unlessUnreadable } from '../../table/unreadable.ts';
import { type AreaMove, codeAfter } from '../rules/area-move.ts';
import { type AreaRelocation, relocateArea } from '../rules/relocate-area.ts';
import { AREA_MOVES } from '../store/area-move-store.ts';

/** Who is linked with an area, of the moment in which it was read. */
export const linksOnArea = (table: Table, record: Area) =>
  readWhole(
    () => linksOn(table, { type: 'area', id: record.code }),
    (links) => isOfOneMoment({ record, links }),
  );

/** The old code retired, the new one in its place, and who answers for it. */
export const areaRelocationWrites = ({ before, retired, after, links }: AreaRelocation): Write[] => [
  { put: areaItem(retired), guard: { version: before.version } },
  ...(after === undefined ? [] : [{ put: areaItem(after), guard: 'absent' as const }]),
  ...links.map(linkWrite),
];

const areasBelow = async (ctx: Context, code: string): Promise<Area[]> =>
  readable(ctx, await allOf(ctx.table, { pk: areasPartition(code), begins: 'AREA#' }), toArea);

/** An area that had gone elsewhere before the move took place; what lies below it is none of ours. */
const isRetiredOtherwise = ({ code, retired }: Area, move: AreaMove): boolean =>
  retired !== undefined && retired.successor !== codeAfter(move, code);

const relocateOne = ({ table, now }: Context, move: AreaMove, area: Area): Promise<void> =>
  optimistic(async () => {
    const item = await table.get(areaKey(area.code));
    const present = item === undefined ? area : toArea(item);
    if (present.retired !== undefined) return;
    const relocation = relocateArea(present, await linksOnArea(table, present), move, now());
    await table.write([...areaRelocationWrites(relocation), countedWork(AREA_MOVES, move, { areas: 1 })]);
  });

const relocateBelow = async (
  ctx: Context,
  code: string,
  move: AreaMove,
  isLate: () => boolean,
): Promise<boolean> => {
  for (const area of await areasBelow(ctx, code)) {
    if (isLate()) return false;
    if (isRetiredOtherwise(area, move)) continue;
    await unlessUnreadable(ctx, areaKey(area.code), () => relocateOne(ctx, move, area));
    if (!(await relocateBelow(ctx, area.code, move, isLate))) return false;
  }
  return true;
};

/** Gives every area below the moved one its new code, from above to below; `false` when the time was up. */
export const relocateAreas = (ctx: Context, move: AreaMove, isLate: () => boolean): Promise<boolean> =>
  relocateBelow(ctx, move.from, move, isLate);
