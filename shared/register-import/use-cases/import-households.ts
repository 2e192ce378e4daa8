import { toArea } from '../../area/store/area-item.ts';
import { areaKey } from '../../area/store/keys.ts';
import { gridOf, type HouseholdId } from '../../base/area-code.ts';
import { householdItem, importedItem, toHousehold } from '../../household/store/household-item.ts';
import { householdKey, householdsPartition } from '../../household/store/keys.ts';
import { linkWrite } from '../../link/store/link-writes.ts';
import type { Context } from '../../table/context.ts';
import { cutByWrites, distinctWrites } from '../../table/cut-by-writes.ts';
import type { Key } from '../../table/key.ts';
import { allOf, type Item, optimistic, type Write } from '../../table/table.ts';
import { workerKey } from '../../worker/store/keys.ts';
import { toWorker } from '../../worker/store/worker-item.ts';
import { decideHousehold, type HouseholdContext, type HouseholdDecision } from '../rules/decide-household.ts';
import type { RunningImport } from '../rules/import.ts';
import { isTouched, isWritten, refusedRow } from '../rules/result.ts';
import type { HouseholdRow } from '../rules/rows.ts';
import { likelyDoubles } from './likely-doubles.ts';
import { processRows } from './process-rows.ts';

/** Up to here reading whole grids is cheaper than asking for each household; an absent one costs a read unit too. */
const MOST_GRIDS = 12;
/** Fewer households than this are asked for one by one, in one request: a grid may hold a thousand. */
const WORTH_A_GRID = 25;

/** A merger into the same grid may take number after number before they are written. */
const MOST_ATTEMPTS = 16;

interface Decided {
  readonly row: HouseholdRow;
  readonly context: HouseholdContext;
  readonly decision: HouseholdDecision;
}

const keyText = ({ pk, sk }: Key) => `${pk} ${sk}`;

const existingHouseholds = async (ctx: Context, rows: readonly HouseholdRow[], grids: readonly string[]) => {
  if (grids.length > MOST_GRIDS || rows.length < WORTH_A_GRID)
    return ctx.table.getMany(rows.map(({ id }) => householdKey(id)));
  const inGrids = grids.map((grid) => allOf(ctx.table, { pk: householdsPartition(grid), begins: 'HH#' }));
  return (await Promise.all(inGrids)).flat();
};

/** What the register knows of all that the rows name, in as few requests as that takes. */
const householdContext = async (ctx: Context, rows: readonly HouseholdRow[]) => {
  const grids = [...new Set(rows.map(({ id }) => gridOf(id)))];
  const workers = [...new Set(rows.flatMap(({ liaison }) => liaison ?? []))];
  const [households, others] = await Promise.all([
    existingHouseholds(ctx, rows, grids),
    ctx.table.getMany([...grids.map(areaKey), ...workers.map(workerKey)]),
  ]);
  const items = new Map<string, Item>([...households, ...others].map((item) => [keyText(item), item]));
  const at = (key: Key) => items.get(keyText(key));
  return ({ id, liaison }: HouseholdRow): HouseholdContext => {
    const [grid, existing] = [at(areaKey(gridOf(id))), at(householdKey(id))];
    const worker = liaison === undefined ? undefined : at(workerKey(liaison));
    return {
      grid: grid && toArea(grid),
      existing: existing && toHousehold(existing),
      worker: worker && toWorker(worker),
    };
  };
};

const change =
  (ctx: Context, by: RunningImport) =>
  async (row: HouseholdRow): Promise<HouseholdDecision> => {
    const decision = decideHousehold(row, (await householdContext(ctx, [row]))(row), by);
    if (decision.outcome !== 'changed') return decision;
    const { before, after, link } = decision;
    await ctx.table.write([
      { put: importedItem(householdItem(after), by.id), guard: { version: before.version } },
      ...(link === undefined ? [] : [linkWrite({ before: undefined, after: link })]),
    ]);
    return decision;
  };

/** A new household with its link; its grid and its worker stay as they were read. */
const writesFor =
  (by: RunningImport) =>
  ({ decision, context }: Decided): Write[] => {
    if (decision.outcome !== 'created' || decision.again) return [];
    const { household, link } = decision;
    const { grid, worker } = context;
    const area: Write[] =
      grid === undefined ? [] : [{ check: areaKey(grid.code), guard: { version: grid.version } }];
    const serves: Write[] =
      worker === undefined ? [] : [{ check: workerKey(worker.id), guard: { version: worker.version } }];
    const linked = link === undefined ? [] : [linkWrite({ before: undefined, after: link }), ...serves];
    return [{ put: importedItem(householdItem(household), by.id), guard: 'absent' }, ...linked, ...area];
  };

const decideRows = async (
  ctx: Context,
  rows: readonly HouseholdRow[],
  by: RunningImport,
): Promise<Decided[]> => {
  const known = await householdContext(ctx, rows);
  return rows.map((row) => {
    const context = known(row);
    return { row, context, decision: decideHousehold(row, context, by) };
  });
};

const taken = refusedRow('household', 'row.number-taken');
const contended = refusedRow('household', 'row.contended');

/** Decided anew: what was to be created must not become a change of what somebody else has put there meanwhile. */
const decideAgain = async (
  ctx: Context,
  before: readonly Decided[],
  by: RunningImport,
): Promise<Decided[]> => {
  const anew = await decideRows(
    ctx,
    before.map(({ row }) => row),
    by,
  );
  return anew.map((one, index) =>
    before[index]?.decision.outcome === 'created' && one.decision.outcome === 'changed'
      ? { ...one, decision: taken }
      : one,
  );
};

/** Adds some in one transaction; those that somebody else was faster at are read and decided anew. */
const add = (ctx: Context, first: readonly Decided[], by: RunningImport): Promise<readonly Decided[]> => {
  let decided: readonly Decided[] | undefined;
  return optimistic<readonly Decided[]>(
    async () => {
      decided = decided === undefined ? first : await decideAgain(ctx, decided, by);
      const writes = distinctWrites(decided.flatMap(writesFor(by)));
      if (writes.length > 0) await ctx.table.write(writes);
      return decided;
    },
    {
      times: MOST_ATTEMPTS,
      otherwise: () => first.map((one) => ({ ...one, decision: contended })),
    },
  );
};

type NamedDecision = HouseholdDecision & { readonly likely?: readonly HouseholdId[] };

const named = (
  decisions: readonly HouseholdDecision[],
  doubles: readonly (readonly HouseholdId[])[],
): NamedDecision[] =>
  decisions.map((one, index) => {
    const likely = doubles[index] ?? [];
    return one.outcome === 'created' && likely.length > 0 ? { ...one, likely } : one;
  });

export const importHouseholds = async (
  ctx: Context,
  rows: readonly HouseholdRow[],
  by: RunningImport,
  isDry: boolean,
): Promise<NamedDecision[]> => {
  const decided = await decideRows(ctx, rows, by);
  const doubles = await likelyDoubles(ctx, decided);
  if (isDry)
    return named(
      decided.map(({ decision }) => decision),
      doubles,
    );
  await by.note(decided.flatMap(({ row, decision }) => (isWritten(decision) ? [row.id] : [])));
  if (decided.some(({ decision }) => isTouched(decision))) await by.announce(rows.map(({ id }) => id));
  const added: Decided[] = [];
  for (const some of cutByWrites(decided, writesFor(by))) added.push(...(await add(ctx, some, by)));
  const decisions = added.map(({ decision }) => decision);
  return named(await processRows(rows, decisions, 'household', change(ctx, by)), doubles);
};
