import type { AreaCode } from '../../base/area-code.ts';
import type { Context } from '../../table/context.ts';
import type { Table, Write } from '../../table/table.ts';
import { allOf } from '../../table/table.ts';
import type { Unit } from '../rules/unit.ts';
import { unitKey, unitsPartition } from './keys.ts';
import { toUnit } from './unit-item.ts';
import { scopeOf } from './unit-scope.ts';

/** Units by their ids, as far as they may work for the area. One request for a place inside a county. */
export const findUnits = async (
  { table }: Context,
  area: AreaCode,
  ids: readonly string[],
): Promise<Unit[]> => {
  if (ids.length === 0) return [];
  const scope = await scopeOf(table, area);
  const keys = [...new Set(ids)].flatMap((id) => scope.map((code) => unitKey(code, id)));
  return (await table.getMany(keys)).map(toUnit);
};

export const findUnit = async (ctx: Context, area: AreaCode, id: string): Promise<Unit | undefined> =>
  (await findUnits(ctx, area, [id]))[0];

/** For a transaction that rests on the unit as it was read. */
export const unitCheck = ({ area, id, version }: Unit): Write => ({
  check: unitKey(area, id),
  guard: { version },
});

/** All that stand under these counties, some hundred each, by id. */
export const unitsUnder = async (table: Table, scope: readonly AreaCode[]): Promise<Unit[]> => {
  const found = await Promise.all(scope.map((code) => allOf(table, { pk: unitsPartition(code) })));
  return found.flat().map(toUnit);
};

/** Every unit that may work for an area. */
export const unitsWorkingFor = async ({ table }: Context, area: AreaCode): Promise<Unit[]> =>
  unitsUnder(table, await scopeOf(table, area));
