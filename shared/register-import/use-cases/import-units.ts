import { areaKey } from '../../area/store/keys.ts';
import { areaOfPath } from '../../base/area-code.ts';
import type { Context } from '../../table/context.ts';
import { cutByWrites } from '../../table/cut-by-writes.ts';
import { optimistic, type Write } from '../../table/table.ts';
import { unitsUnder } from '../../unit/store/find-units.ts';
import { unitItem } from '../../unit/store/unit-item.ts';
import { everyScope } from '../../unit/store/unit-scope.ts';
import { elsewhere, unitWrites } from '../../unit/store/unit-store.ts';
import { decideUnit, type UnitDecision } from '../rules/decide-unit.ts';
import type { Import } from '../rules/import.ts';
import { refusedRow } from '../rules/result.ts';
import type { UnitRow } from '../rules/rows.ts';
import { processRows } from './process-rows.ts';

const placesOf = (ctx: Context, by: Import) => everyScope(ctx.table, areaOfPath(by.areaPath));

/** All units of the prefecture are read: an id is given once in all of it, and they are some eight hundred. */
const decide = async (ctx: Context, rows: readonly UnitRow[], by: Import): Promise<UnitDecision[]> => {
  const codes = [...new Set(rows.map(({ area }) => area))];
  const [units, areas] = await Promise.all([
    unitsUnder(ctx.table, await placesOf(ctx, by)),
    ctx.table.getMany(codes.map(areaKey)),
  ]);
  const known = new Set(areas.map((area) => area['code']));
  return rows.map((row) => {
    const existing = units.find(({ id }) => id === row.id);
    return decideUnit(row, { existing, hasArea: known.has(row.area) }, by);
  });
};

const add = async (ctx: Context, decisions: readonly UnitDecision[], by: Import) => {
  const fresh = decisions.flatMap((one) => (one.outcome === 'created' && !one.again ? [one.unit] : []));
  const places = await placesOf(ctx, by);
  const writesOf = (unit: (typeof fresh)[number]): Write[] => [
    { put: unitItem(unit), guard: 'absent' },
    ...elsewhere(places, unit),
  ];
  for (const units of cutByWrites(fresh, writesOf)) await ctx.table.write(units.flatMap(writesOf));
};

const change =
  (ctx: Context, by: Import) =>
  async (row: UnitRow): Promise<UnitDecision> => {
    const [decision = refusedRow('id', 'row.unreadable')] = await decide(ctx, [row], by);
    if (decision.outcome === 'changed') await ctx.table.write(unitWrites(decision.before, decision.after));
    return decision;
  };

export const importUnits = async (
  ctx: Context,
  rows: readonly UnitRow[],
  by: Import,
  isDry: boolean,
): Promise<UnitDecision[]> => {
  if (isDry) return decide(ctx, rows, by);
  const decisions = await optimistic(async () => {
    const decided = await decide(ctx, rows, by);
    await add(ctx, decided, by);
    return decided;
  });
  return processRows(rows, decisions, 'id', change(ctx, by));
};
