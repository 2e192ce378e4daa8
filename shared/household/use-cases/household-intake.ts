import { toArea } from '../../area/store/area-item.ts';
import { areaKey } from '../../area/store/keys.ts';
import type { Instant } from '../../base/instant.ts';
import { conflict, invalid } from '../../base/refusal.ts';
import { type RequestDigest, requireSameRequest } from '../../base/request-digest.ts';
import type { Context } from '../../table/context.ts';
import { recordOf } from '../../table/item.ts';
import { allOf, type Item, optimistic, receiptIfRefused, type Table, type Write } from '../../table/table.ts';
import { fileHousehold, type NewHousehold } from '../rules/file-household.ts';
import type { PresentHousehold } from '../rules/household.ts';
import { newHousehold } from '../rules/new-household.ts';
import { HouseholdReceipt } from '../rules/receipt.ts';
import { householdItem, toHousehold } from '../store/household-item.ts';
import { householdsPartition, receiptKey } from '../store/keys.ts';

export interface Added {
  readonly household: PresentHousehold;
  /** Households of the grid with the same contact. */
  readonly likely: readonly string[];
}

const gridAmong = (items: readonly Item[], code: string) => {
  const item = items.find(({ sk }) => sk === areaKey(code).sk);
  if (item === undefined) throw invalid('grid.unknown', '#/grid', { grid: code });
  const grid = toArea(item);
  if (grid.retired !== undefined) throw conflict('area.retired', { successor: grid.retired.successor });
  return grid;
};

const firstAnswer = (body: NewHousehold, item: Item, sent: RequestDigest): Added => {
  const receipt = HouseholdReceipt.parse(recordOf(item));
  requireSameRequest(receipt, sent, 'id');
  const { id: _, grid: __, isAnother: ___, ...file } = body;
  return { household: newHousehold(receipt.household, file, receipt.createdAt), likely: receipt.likely };
};

const intakeContext = async (table: Table, body: NewHousehold) => {
  const wanted = [receiptKey(body.id), areaKey(body.grid)];
  const [items, households] = await Promise.all([
    table.getMany(wanted),
    allOf(table, { pk: householdsPartition(body.grid), begins: 'HH#' }),
  ]);
  return { items, inGrid: households.map(toHousehold) };
};

const writesFor = (
  items: Item[],
  body: NewHousehold,
  added: Added,
  sent: RequestDigest,
  at: Instant,
): Write[] => {
  const { household, likely } = added;
  const grid = gridAmong(items, body.grid);
  const receipt = { ...sent, createdAt: at, household: household.id, likely };
  return [
    { put: { ...receiptKey(body.id), ...receipt }, guard: 'absent' },
    { put: householdItem(household), guard: 'absent' },
    { check: areaKey(grid.code), guard: { version: grid.version } },
  ];
};

const add = async (table: Table, body: NewHousehold, sent: RequestDigest, at: Instant): Promise<Added> => {
  const { items, inGrid } = await intakeContext(table, body);
  const existing = items.find(({ sk }) => sk === 'RECEIPT');
  if (existing !== undefined) return firstAnswer(body, existing, sent);
  const added = fileHousehold(body, inGrid, at);
  gridAmong(items, body.grid);
  if (added.likely.length > 0 && body.isAnother === undefined)
    throw conflict('household.likely-there', { households: added.likely });
  await table.write(writesFor(items, body, added, sent, at));
  return added;
};

/** Adds a household under the next number of its grid, unless it may be there already and nobody says that it is another one; sent again, it answers with what it answered before. */
export const addHousehold = async (
  ctx: Context,
  body: NewHousehold,
  sent: RequestDigest,
  at: Instant,
): Promise<Added> => {
  const before = async () => {
    const item = await ctx.table.get(receiptKey(body.id));
    return item && firstAnswer(body, item, sent);
  };
  return optimistic(() => receiptIfRefused(before, () => add(ctx.table, body, sent, at)), {
    otherwise: (cause) => {
      throw Object.assign(conflict('grid.busy'), { cause });
    },
  });
};
