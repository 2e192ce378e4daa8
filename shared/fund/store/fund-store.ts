import type { Authorizer } from '../../access/store/authorizer.ts';
import { currentPath } from '../../access/store/control-record.ts';
import { notFound } from '../../base/refusal.ts';
import { requireSameRequest } from '../../base/request-digest.ts';
import type { Context } from '../../table/context.ts';
import { recordOf } from '../../table/item.ts';
import { createOnce, type Item } from '../../table/table.ts';
import { Fund } from '../rules/fund.ts';
import { NO_MONEY, Sums } from '../rules/sums.ts';
import { fundKey, fundListKey } from './keys.ts';

/** A fund, its sums, and the version that each entry raises by one. */
export interface FundFile {
  readonly fund: Fund;
  readonly sums: Sums;
  readonly version: number;
}

const sumNames = new Set(Object.keys(NO_MONEY));

export const toFundFile = (item: Item): FundFile => {
  const record = Object.entries(recordOf(item));
  const { version, ...fund } = Object.fromEntries(record.filter(([name]) => !sumNames.has(name)));
  const sums = Sums.parse(Object.fromEntries(record.filter(([name]) => sumNames.has(name))));
  return { fund: Fund.parse(fund), sums, version: Number(version) };
};

/** What a decision about money looks at: for which area it is, and which office keeps it. */
export const fundResource = async (ctx: Context, { area, unit }: Pick<Fund, 'area' | 'unit'>) => ({
  areaPath: await currentPath(ctx, area),
  assignee: `unit:${unit}`,
});

/** For those whom the authorizer admits to what they are about to do. */
export const readFund = async (ctx: Context, id: string, authorizer: Authorizer): Promise<FundFile> => {
  const item = await ctx.table.get(fundKey(id));
  if (item === undefined) throw notFound('fund');
  const file = toFundFile(item);
  authorizer.require('fund', await fundResource(ctx, file.fund));
  return file;
};

const sameFund = (existing: Item, { createdBy, digest }: Fund): Fund => {
  const stored = toFundFile(existing).fund;
  requireSameRequest(stored, { createdBy, digest }, 'id');
  return stored;
};

/** What the same sending has opened, however long ago. */
export const fundBefore = async (ctx: Context, fund: Fund): Promise<Fund | undefined> => {
  const item = await ctx.table.get(fundKey(fund.id));
  return item && sameFund(item, fund);
};

/** A fund with nothing in it, in the list of its county. Sent again it is the same one. */
export const createFund = async (ctx: Context, fund: Fund): Promise<Fund> => {
  const { id, name, programme, area, unit } = fund;
  const made = await createOnce(
    ctx.table,
    [
      { put: { ...fund, ...NO_MONEY, version: 1, ...fundKey(id) }, guard: 'absent' },
      { put: { ...fundListKey(area, id), id, name, programme, area, unit }, guard: 'absent' },
    ],
    (existing) => sameFund(existing, fund),
  );
  return made ?? fund;
};
