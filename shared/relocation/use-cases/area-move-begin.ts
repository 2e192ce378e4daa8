import type { Area } from '../../area/rules/area.ts';
import { toArea } from '../../area/store/area-item.ts';
import { areaKey, areasPartition } from '../../area/store/keys.ts';
import { type AreaCode, kindOfArea, parentOf } from '../../base/area-code.ts';
import type { Instant } from '../../base/instant.ts';
import { conflict, invalid, notFound } from '../../base/refusal.ts';
import type { Actor } from '../../base/role.ts';
import { householdsPartition } from '../../household/store/keys.ts';
import type { Context } from '../../table/context.ts';
import { beginWork, countedWork } from '../../table/long-work.ts';
import { allOf, type Item, type Table, type Write } from '../../table/table.ts';
import { type AreaMove, newAreaMove } from '../rules/area-move.ts';
import { planMerger, planMove } from '../rules/plan-move.ts';
import { relocateArea } from '../rules/relocate-area.ts';
import { AREA_MOVES } from '../store/area-move-store.ts';
import { type BegunMove, begunMoveWrite, readBegunMoves } from '../store/begun-moves.ts';
import { areaRelocationWrites, linksOnArea } from './relocate-areas.ts';

type Places = Pick<AreaMove, 'from' | 'to'>;
type Asked = Pick<AreaMove, 'id' | 'kind' | 'from' | 'to' | 'reason'>;

const MOST_HOUSEHOLDS = 1_000;

const areaAmong = (items: readonly Item[], code: string | undefined): Area | undefined => {
  const item = items.find(({ sk }) => code !== undefined && sk === areaKey(code).sk);
  return item && toArea(item);
};

const touches = (one: Places, other: Places): boolean => {
  const codes = [other.from, other.to];
  return [one.from, one.to].some((a) => codes.some((b) => a.startsWith(b) || b.startsWith(a)));
};

const below = async (table: Table, code: AreaCode) =>
  (await allOf(table, { pk: areasPartition(code), begins: 'AREA#' })).map(toArea);
const inGrid = (table: Table, grid: string): Promise<Item[]> =>
  allOf(table, { pk: householdsPartition(grid), begins: 'HH#' });

/** One after the other: what another move is still carrying does not move again. */
const refuseIfMoving = (moves: readonly BegunMove[], asked: Asked) => {
  if (moves.some((other) => other.id !== asked.id && touches(asked, other)))
    throw conflict('area.being-moved');
};

const refuseIfFull = async (table: Table, { from, to }: Asked) => {
  const [coming, there] = await Promise.all([inGrid(table, from), inGrid(table, to)]);
  const present = coming.filter((item) => item['status'] !== 'moved').length;
  if (present + there.length > MOST_HOUSEHOLDS) throw conflict('grid.no-numbers-absorbing');
};

const renamesFor = async (table: Table, asked: Asked, area: Area, items: readonly Item[]) => {
  const existing = areaAmong(items, asked.to);
  if (asked.kind === 'move')
    return planMove(area, asked.to, { parent: areaAmong(items, parentOf(asked.to)), existing });
  if (existing === undefined) throw invalid('area.unknown', '#/into');
  if (kindOfArea(asked.to) === 'grid') await refuseIfFull(table, asked);
  const [children, others] = await Promise.all([below(table, asked.from), below(table, asked.to)]);
  return planMerger(area, existing, { below: children, belowInto: others });
};

/** The area that takes it in stays as it was read. */
const hostCheck = (asked: Asked, items: readonly Item[]): Write[] => {
  const host = areaAmong(items, asked.kind === 'move' ? parentOf(asked.to) : asked.to);
  if (host === undefined) return [];
  return [{ check: areaKey(host.code), guard: { version: host.version } }];
};

/** Retires the code and notes what has to follow; answers with what stands there when it was sent before. */
export const beginAreaMove = async (
  ctx: Context,
  asked: Asked,
  by: Actor,
  digest: string,
  at: Instant,
): Promise<AreaMove> => {
  const { from, to } = asked;
  const { table } = ctx;
  const begunMoves = await readBegunMoves(table);
  const parent = parentOf(to);
  const areas = [...new Set([from, to, ...(parent === undefined ? [] : [parent])])];
  const items = await table.getMany(areas.map(areaKey));
  const area = areaAmong(items, from);
  if (area === undefined) throw notFound('area');
  refuseIfMoving(begunMoves.moves, asked);
  const renames = await renamesFor(table, asked, area, items);
  const move = newAreaMove({ ...asked, renames }, by, digest, at);
  const relocation = relocateArea(area, await linksOnArea(table, area), move, at);
  const writes = [
    ...areaRelocationWrites(relocation),
    ...hostCheck(asked, items),
    begunMoveWrite(begunMoves, move),
    countedWork(AREA_MOVES, move, { areas: 1 }),
  ];
  return beginWork(ctx, AREA_MOVES, move, writes);
};
