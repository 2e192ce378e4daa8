import type { Access } from '../../access/rules/access.ts';
import { caseInLog } from '../../access/rules/log-subject.ts';
import { listAccesses } from '../../access/store/access-lists.ts';
import type { Authorizer } from '../../access/store/authorizer.ts';
import { toContact } from '../../contact/store/contact-store.ts';
import { contactsBegin } from '../../contact/store/keys.ts';
import type { PresentHousehold } from '../../household/rules/household.ts';
import { everyNumberOf } from '../../household/store/household-store.ts';
import { toService } from '../../service/store/service-item.ts';
import type { Context } from '../../table/context.ts';
import { recordOf } from '../../table/item.ts';
import type { Item } from '../../table/table.ts';
import { Visit } from '../../visit/rules/visit.ts';
import { workerKey } from '../../worker/store/keys.ts';
import { toWorker } from '../../worker/store/worker-item.ts';
import { type Copy, copyOfCase, isForCopy, isForThem } from '../rules/copy.ts';
import { casesIn } from '../store/cases-in.ts';
import { itemsOfHousehold } from '../store/items-of-household.ts';

const AT_ONCE = 100;

const allAccesses = async (
  ctx: Context,
  ids: readonly string[],
  authorizer: Authorizer,
): Promise<Access[]> => {
  const all: Access[] = [];
  let cursor: string | undefined;
  do {
    const page = await listAccesses(ctx, ids, { limit: AT_ONCE, cursor }, authorizer);
    all.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return all;
};

/** Each look by its office: which area and unit whoever looked works for. */
const officesOf = async (ctx: Context, accesses: readonly Access[]): Promise<Copy['accesses']> => {
  const readers = [...new Set(accesses.map(({ reader }) => reader))];
  const items = readers.length === 0 ? [] : await ctx.table.getMany(readers.map(workerKey));
  const staff = new Map(items.map(toWorker).map((one) => [one.id, one]));
  return accesses.map(({ reader, role, purpose, at }) => {
    const found = staff.get(reader);
    return { at, role, area: found?.area, unit: found?.unit, purpose };
  });
};

const begins = (prefix: string) => (item: Item) => item.sk.startsWith(prefix);

/** All that is kept about a household and those cases, for the person at the window. */
export const copyHousehold = async (
  ctx: Context,
  { id, name, phone, address, language, people, birthYear }: PresentHousehold,
  cases: readonly string[],
  authorizer: Authorizer,
): Promise<Copy> => {
  const numbers = await everyNumberOf(ctx, id);
  const found = await itemsOfHousehold(ctx, numbers, cases);
  const theirs = casesIn(found.cases).filter(({ it, timeline }) => isForThem(it, timeline, cases));
  const elsewhere = theirs.filter(({ it }) => !numbers.some((number) => number === it.subject.id));
  const logs = [...numbers, ...elsewhere.map(({ it }) => caseInLog(it.id))];
  const accesses = await allAccesses(ctx, logs, authorizer);
  return {
    household: { name, phone, address, language, people, birthYear },
    visits: found.own
      .filter(begins('VISIT#'))
      .map((item) => Visit.parse(recordOf(item)))
      .filter(isForCopy),
    contacts: found.own.filter(begins(contactsBegin())).map(toContact),
    services: found.own.filter(begins('SERVICE#')).map(toService),
    cases: theirs.map(({ it, timeline }) => copyOfCase(it, timeline)),
    accesses: await officesOf(ctx, accesses),
    asOf: ctx.now(),
  };
};
