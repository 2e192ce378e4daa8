import type { Context } from '../../table/context.ts';
import type { Table } from '../../table/table.ts';
import type { Case } from '../rules/case.ts';
import { toCase } from './case-item.ts';
import { caseKey } from './keys.ts';
import { readWholeCase, type WholeCase } from './whole-case.ts';

/** A merger of mergers, and so on; none of them comes back to where it began. */
const MOST_MERGERS = 8;

/** Each case, or in its place the one that it was merged into: whoever asked gets the answer of that one. */
export const followMergers = async (table: Table, cases: readonly Case[], hops = 0): Promise<Case[]> => {
  const into = cases.flatMap((it) => (it.status === 'merged' ? [it.into] : []));
  if (into.length === 0 || hops === MOST_MERGERS) return [...cases];
  const found = (await table.getMany([...new Set(into)].map(caseKey))).map(toCase);
  const next = cases.map((it) =>
    it.status === 'merged' ? (found.find(({ id }) => id === it.into) ?? it) : it,
  );
  return followMergers(table, next, hops + 1);
};

/** The case in which a merged one goes on: a request for each merger, and one more. */
export const caseItWentInto = async (ctx: Context, it: Case): Promise<WholeCase | undefined> => {
  if (it.status !== 'merged') return undefined;
  const [last = it] = await followMergers(ctx.table, [it]);
  return last.id === it.id ? undefined : readWholeCase(ctx, last.id);
};
