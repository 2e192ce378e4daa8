import type { Authorizer } from '../../access/store/authorizer.ts';
import { currentPath } from '../../access/store/control-record.ts';
import { areaKey } from '../../area/store/keys.ts';
import { type AreaCode, areaOfPath } from '../../base/area-code.ts';
import type { Instant } from '../../base/instant.ts';
import { conflict, invalid, notFound } from '../../base/refusal.ts';
import { type RequestDigest, requireSameRequest } from '../../base/request-digest.ts';
import type { Context } from '../../table/context.ts';
import { createOnce, type Table, type Write } from '../../table/table.ts';
import { newUnit } from '../rules/change-unit.ts';
import type { NewUnit, Unit } from '../rules/unit.ts';
import { findUnit } from './find-units.ts';
import { unitKey, unitsPartition } from './keys.ts';
import { toUnit, unitItem } from './unit-item.ts';
import { everyScope } from './unit-scope.ts';

/** Whatever a unit of the county or of the prefecture is asked for; units are no secret to those who work there. */
export const readUnit = async (ctx: Context, id: string, authorizer: Authorizer): Promise<Unit> => {
  const unit = await findUnit(ctx, areaOfPath(authorizer.who.areaPath), id);
  if (unit === undefined) throw notFound('unit');
  return unit;
};

/** The same for who wants to change it: only where they keep the register. */
export const readUnitToChange = async (ctx: Context, id: string, authorizer: Authorizer): Promise<Unit> => {
  const unit = await readUnit(ctx, id, authorizer);
  authorizer.require('unit', { areaPath: await currentPath(ctx, unit.area) });
  return unit;
};

/** Refuses an area that is not in the register. */
export const requireUnitArea = async ({ table }: Context, area: AreaCode): Promise<void> => {
  if ((await table.get(areaKey(area))) === undefined) throw invalid('area.unknown', '#/area');
};

/** That no other county has a unit of this id: an assignment names the id and nothing else. */
export const elsewhere = (scope: readonly AreaCode[], { id, area }: Pick<Unit, 'id' | 'area'>): Write[] =>
  scope
    .filter((code) => unitsPartition(code) !== unitsPartition(area))
    .map((code) => ({ check: unitKey(code, id), guard: 'absent' }));

const requireFree = async (table: Table, scope: readonly AreaCode[], unit: NewUnit): Promise<void> => {
  const own = unitsPartition(unit.area);
  const found = await table.getMany(scope.map((code) => unitKey(code, unit.id)));
  if (found.some(({ pk }) => pk !== own)) throw conflict('record.id-taken', { what: 'unit-id' });
};

interface Sent {
  readonly sent: RequestDigest;
  readonly at: Instant;
}

/** Adds a unit, with what `also` writes beside it. Sending it twice adds one. */
export const createUnit = async (
  ctx: Context,
  body: NewUnit,
  { sent, at }: Sent,
  also: (unit: Unit) => readonly Write[],
): Promise<Unit> => {
  const { table } = ctx;
  const scope = await everyScope(table, body.area);
  await requireFree(table, scope, body);
  await requireUnitArea(ctx, body.area);
  const unit = newUnit(body, sent, at);
  const writes: Write[] = [
    { put: unitItem(unit), guard: 'absent' },
    ...elsewhere(scope, unit),
    ...also(unit),
  ];
  const existing = await createOnce(table, writes, (item) => {
    const before = toUnit(item);
    requireSameRequest(before, sent, 'unit-id');
    return newUnit(body, sent, before.createdAt);
  });
  return existing ?? unit;
};

/** For a transaction: the unit as it becomes, if it is still as it was read. One that goes to another county takes its id along. */
export const unitWrites = (before: Unit, after: Unit): Write[] => {
  const guard = { version: before.version };
  if (unitsPartition(before.area) === unitsPartition(after.area)) return [{ put: unitItem(after), guard }];
  return [
    { remove: unitKey(before.area, before.id), guard },
    { put: unitItem(after), guard: 'absent' },
  ];
};
