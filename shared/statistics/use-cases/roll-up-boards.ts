import type { AreaCode } from '../../base/area-code.ts';
import type { Instant } from '../../base/instant.ts';
import type { Context } from '../../table/context.ts';
import { handUp } from '../store/board-store.ts';
import { eachUpward } from './each-upward.ts';

/** Sums up the cases of some areas, and of every one above them. Answers what went wrong on the way up from an area. */
export const rollUpBoards = (ctx: Context, areas: readonly AreaCode[], upTo: Instant = ctx.now()) =>
  eachUpward(areas, (area) => handUp(ctx, area, upTo));
