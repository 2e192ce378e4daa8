import type { Area, NewArea } from '../../area/rules/area.ts';
import { areaItem, toArea } from '../../area/store/area-item.ts';
import { areaKey } from '../../area/store/keys.ts';
import { parentOf } from '../../base/area-code.ts';
import type { Context } from '../../table/context.ts';
import { slicesOf } from '../../table/dynamo-table.ts';
import { optimistic } from '../../table/table.ts';
import { type AreaDecision, decideArea } from '../rules/decide-area.ts';
import type { Import } from '../rules/import.ts';
import { refusedRow } from '../rules/result.ts';
import { processRows } from './process-rows.ts';

/** Of the 100 writes that a transaction may have. */
const AT_ONCE = 50;

/** Row by row, so that an area may stand under one of an earlier row. */
const decide = async (ctx: Context, rows: readonly NewArea[], by: Import, assumed: readonly string[]) => {
  const codes = rows.flatMap(({ code }) => [code, parentOf(code) ?? code]);
  const items = await ctx.table.getMany([...new Set(codes)].map(areaKey));
  const known = new Map<string, Area | 'assumed'>(assumed.map((code) => [code, 'assumed']));
  for (const area of items.map(toArea)) known.set(area.code, area);
  return rows.map((row) => {
    const existing = known.get(row.code);
    const parent = known.get(parentOf(row.code) ?? '');
    const there = existing === 'assumed' ? undefined : existing;
    const decision = decideArea(row, { existing: there, parent }, by);
    if (decision.outcome === 'created') known.set(row.code, decision.area);
    return decision;
  });
};

const add = async (ctx: Context, decisions: readonly AreaDecision[]) => {
  const fresh = decisions.flatMap((one) => (one.outcome === 'created' && !one.again ? [one.area] : []));
  for (const some of slicesOf(fresh, AT_ONCE))
    await ctx.table.write(some.map((area) => ({ put: areaItem(area), guard: 'absent' })));
};

const change =
  (ctx: Context, by: Import) =>
  async (row: NewArea): Promise<AreaDecision> => {
    const [decision = refusedRow('code', 'It cannot be read.')] = await decide(ctx, [row], by, []);
    if (decision.outcome !== 'changed') return decision;
    const { before, after } = decision;
    await ctx.table.write([{ put: areaItem(after), guard: { version: before.version } }]);
    return decision;
  };

export const importAreas = async (
  ctx: Context,
  rows: readonly NewArea[],
  by: Import,
  isDry: boolean,
  assumed: readonly string[],
): Promise<AreaDecision[]> => {
  if (isDry) return decide(ctx, rows, by, assumed);
  const decisions = await optimistic(async () => {
    const decided = await decide(ctx, rows, by, []);
    await add(ctx, decided);
    return decided;
  });
  return processRows(rows, decisions, 'code', change(ctx, by));
};
