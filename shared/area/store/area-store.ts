import type { Authorizer } from '../../access/store/authorizer.ts';
import { currentPath } from '../../access/store/control-record.ts';
import { type AreaCode, areaPath, lineOf, parentOf } from '../../base/area-code.ts';
import type { Instant } from '../../base/instant.ts';
import { conflict, invalid, notFound } from '../../base/refusal.ts';
import { type RequestDigest, requireSameRequest } from '../../base/request-digest.ts';
import type { Context } from '../../table/context.ts';
import { listPage } from '../../table/pager.ts';
import { createOnce, receiptIfRefused, type Table, type Write, writeOrConflict } from '../../table/table.ts';
import type { Area, NewArea } from '../rules/area.ts';
import { newArea } from '../rules/new-area.ts';
import { areaItem, toArea } from './area-item.ts';
import { areaKey, areasPartition } from './keys.ts';

export interface AreaPage {
  readonly items: Area[];
  readonly next?: string | undefined;
}

const parentCheck = (code: AreaCode, parent: Area | undefined): Write[] => {
  if (parentOf(code) === undefined) return [];
  if (parent === undefined) throw invalid('area.no-parent', '#/code', { parent: parentOf(code) ?? '' });
  if (parent.retired !== undefined)
    throw conflict('area.other-retired', { area: parent.code, successor: parent.retired.successor });
  return [{ check: areaKey(parent.code), guard: { version: parent.version } }];
};

const found = async (table: Table, code: AreaCode): Promise<Area | undefined> => {
  const item = await table.get(areaKey(code));
  return item === undefined ? undefined : toArea(item);
};

/** The area itself, if it is there, and the one to put it into. */
const areaContext = async (table: Table, code: AreaCode) => {
  const parent = parentOf(code);
  const codes = parent === undefined ? [code] : [code, parent];
  const areas = (await table.getMany(codes.map(areaKey))).map(toArea);
  return {
    existing: areas.find((one) => one.code === code),
    parent: areas.find((one) => one.code === parent),
  };
};

export const readArea = async (ctx: Context, code: AreaCode, authorizer: Authorizer): Promise<Area> => {
  authorizer.require('area', { areaPath: await currentPath(ctx, code) });
  const area = await found(ctx.table, code);
  if (area === undefined) throw notFound('area');
  return area;
};

/** Refuses where there is no such area. */
export const requireArea = async (ctx: Context, code: AreaCode): Promise<void> => {
  if ((await found(ctx.table, code)) === undefined) throw notFound('area');
};

/** From the prefecture down to the area, as far as they are in the register. */
export const areaLine = async (ctx: Context, code: AreaCode): Promise<Area[]> => {
  const areas = (await ctx.table.getMany(lineOf(code).map(areaKey))).map(toArea);
  return areas.sort((a, b) => (areaPath(a.code) < areaPath(b.code) ? -1 : 1));
};

/** The areas directly below, retired ones among them, page by page. */
export const listAreasBelow = async (
  ctx: Context,
  code: AreaCode,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
  authorizer: Authorizer,
): Promise<AreaPage> => {
  authorizer.require('area', { areaPath: areaPath(code) });
  const parts = [{ pk: areasPartition(code), begins: 'AREA#' }];
  const page = await listPage(ctx.table, { parts, asked: { by: authorizer.who.id, code }, limit, cursor });
  return { ...page, items: page.items.map(toArea) };
};

export const createArea = async (
  ctx: Context,
  body: NewArea,
  sent: RequestDigest,
  at: Instant,
): Promise<Area> => {
  const again = (existing: Area) => {
    requireSameRequest(existing, sent, 'area-code');
    return newArea(body, sent, existing.createdAt);
  };
  const before = async () => {
    const existing = await found(ctx.table, body.code);
    return existing && again(existing);
  };
  return receiptIfRefused(before, async () => {
    const { existing, parent } = await areaContext(ctx.table, body.code);
    if (existing !== undefined) return again(existing);
    const area = newArea(body, sent, at);
    const writes = [{ put: areaItem(area), guard: 'absent' as const }, ...parentCheck(body.code, parent)];
    return (await createOnce(ctx.table, writes, (item) => again(toArea(item)))) ?? area;
  });
};

export const saveArea = (ctx: Context, before: Area, after: Area, also: readonly Write[]): Promise<void> =>
  writeOrConflict(ctx.table, [{ put: areaItem(after), guard: { version: before.version } }, ...also]);
