import { type AreaCode, areasByDepth, lineOf } from '../../base/area-code.ts';
import type { Instant } from '../../base/instant.ts';
import { atOnce } from '../../table/at-once.ts';
import type { Context } from '../../table/context.ts';
import { handUp } from '../store/board-store.ts';

const AT_ONCE = 8;

/**
 * Sums up some areas, and every one above them, each once: the lower ones first, those of one depth side by side. One that
 * cannot be summed up holds up no other. Answers what went wrong on the way up from an area.
 */
export const rollUpBoards = async (ctx: Context, areas: readonly AreaCode[], upTo: Instant = ctx.now()) => {
  const failures = new Map<AreaCode, unknown>();
  const sumUp = (area: AreaCode) => handUp(ctx, area, upTo).catch((error) => failures.set(area, error));
  for (const level of areasByDepth(areas)) await atOnce(AT_ONCE, level, sumUp);
  return (area: AreaCode) => lineOf(area).flatMap((code) => failures.get(code) ?? []);
};
