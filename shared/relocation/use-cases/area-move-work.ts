import { readControlRecord, retireCodes } from '../../access/store/control-record.ts';
import type { Context } from '../../table/context.ts';
import { endWork } from '../../table/long-work.ts';
import { countingUnreadable } from '../../table/unreadable.ts';
import type { AreaMove } from '../rules/area-move.ts';
import { AREA_MOVES } from '../store/area-move-store.ts';
import { relocateAreas } from './relocate-areas.ts';
import { relocateCases } from './relocate-cases.ts';
import { relocateHouseholds } from './relocate-households.ts';
import { relocateSubjects } from './relocate-subjects.ts';
import { relocateWorkers } from './relocate-workers.ts';

const announce = async (ctx: Context, { renames }: AreaMove) => {
  const { retired } = await readControlRecord(ctx, 0);
  const fresh = renames.filter(({ from, to }) => retired[from] !== to);
  if (fresh.length === 0) return;
  await retireCodes(ctx, Object.fromEntries(fresh.map(({ from, to }) => [from, to])));
};

/**
 * Goes on where it stopped, until nothing is left or `isLate` says that the time is up.
 * Every instance hears of the new codes first; then areas, households, what programmes look after, staff and cases follow. Each step begins by looking
 * for what is still under the old codes, so that it may be begun again at any point. With a record that cannot be read it does
 * not end, and everything else is done all the same.
 */
export const continueAreaMove = async (
  ctx: Context,
  move: AreaMove,
  isLate: () => boolean,
): Promise<AreaMove> => {
  const { watched, unreadable } = countingUnreadable(ctx);
  await announce(watched, move);
  for (const step of [relocateAreas, relocateHouseholds, relocateSubjects, relocateWorkers, relocateCases])
    if (!(await step(watched, move, isLate))) return move;
  return unreadable() > 0 ? move : endWork(ctx, AREA_MOVES, move, ctx.now());
};
