import type { Area, NewArea } from '../../area/rules/area.ts';
import { areaItem, toArea } from '../../area/store/area-item.ts';
import { areaKey } from '../../area/store/keys.ts';
import { parentOf } from '../../base/area-code.ts';
import type { Context } from '../../table/context.ts';
import { cutByWrites, distinctWrites } from '../../table/cut-by-writes.ts';
import { optimistic, type Write } from '../../table/table.ts';
import { type AreaDecision, decideArea } from '../rules/decide-area.ts';
import type { Import } from '../rules/import.ts';
import { refusedRow } from '../rules/result.ts';
import { processRows } from './process-rows.ts';

interface Decided {
  readonly decision: AreaDecision;
  readonly parent: Area | undefined;
}

/** Row by row, so that an area may stand under one of an earlier row. */
const decide = async (
  ctx: Context,
  rows: readonly NewArea[],
  by: Import,
  assumed: readonly string[],
): Promise<Decided[]> => {
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
    return { decision, parent: parent === 'assumed' ? undefined : parent };
  });
};

/** The area above stays as it was read, unless it is one of the new ones: those come before what lies below them. */
const writesOf = ({ decision, parent }: Decided): Write[] => {
  if (decision.outcome !== 'created' || decision.again) return [];
  const stays: Write[] =
    parent === undefined ? [] : [{ check: areaKey(parent.code), guard: { version: parent.version } }];
  return [{ put: areaItem(decision.area), guard: 'absent' }, ...stays];
};

const add = async (ctx: Context, decided: readonly Decided[]) => {
  for (const some of cutByWrites(decided, writesOf)) {
    const writes = some.flatMap(writesOf);
    // One that is put in the same transaction is as it was decided.
    const put = writes.flatMap((one) => ('put' in one ? [one.put.sk] : []));
    const rest = writes.filter((one) => !('check' in one && put.includes(one.check.sk)));
    if (rest.length > 0) await ctx.table.write(distinctWrites(rest));
  }
};

const change =
  (ctx: Context, by: Import) =>
  async (row: NewArea): Promise<AreaDecision> => {
    const [decided] = await decide(ctx, [row], by, []);
    const decision = decided?.decision ?? refusedRow('code', 'row.unreadable');
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
  if (isDry) return (await decide(ctx, rows, by, assumed)).map(({ decision }) => decision);
  const decisions = await optimistic(async () => {
    const decided = await decide(ctx, rows, by, []);
    await add(ctx, decided);
    return decided.map(({ decision }) => decision);
  });
  return processRows(rows, decisions, 'code', change(ctx, by));
};
