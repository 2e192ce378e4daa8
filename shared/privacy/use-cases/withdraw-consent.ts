import { Requester } from '../../base/requester.ts';
import { withoutConsent } from '../../household/rules/without-consent.ts';
import { everyNumberOf } from '../../household/store/household-store.ts';
import type { Context } from '../../table/context.ts';
import type { Item, Write } from '../../table/table.ts';
import { itemsOfHousehold } from '../store/items-of-household.ts';
import { type Effect, type Granted, instead } from './granted.ts';

/** Of the 100 writes of a transaction. */
const AT_ONCE = 90;

/** A report in which they spoke of themselves, with their name alone: the rest of a requester rests on consent. */
const withoutTheirs = (item: Item, named: readonly string[]): Write[] => {
  const found = Requester.safeParse(item['requester']);
  if (!found.success) return [];
  const { name, ...onConsent } = found.data;
  const isTheirs = onConsent.relation === 'self' || named.includes(String(item['caseId']));
  if (!isTheirs || Object.keys(onConsent).length === 0) return [];
  return [{ put: { ...item, requester: { name } }, guard: 'exists' }];
};

/**
 * Takes back what rests on consent, in the register and in what they asked for. Cases go first: where that is broken off, the
 * request still waits, and whoever decides on it again goes on with the rest.
 */
export const withdrawConsent = async (
  { request: { cases: named }, household }: Granted,
  ctx: Context,
): Promise<Effect> => {
  const { cases } = await itemsOfHousehold(ctx, await everyNumberOf(ctx, household.id), named);
  const writes = cases.flatMap((item) => withoutTheirs(item, named));
  for (let n = 0; n < writes.length; n += AT_ONCE) await ctx.table.write(writes.slice(n, n + AT_ONCE));
  const fields = (['phone', 'language', 'birthYear'] as const).filter((name) => name in household);
  return {
    writes: [instead(household, withoutConsent(household))],
    changed: [...fields, ...(writes.length === 0 ? [] : (['requester'] as const))],
  };
};
