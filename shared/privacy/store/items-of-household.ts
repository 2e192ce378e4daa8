import { gridOf, type HouseholdId } from '../../base/area-code.ts';
import { caseKey, casesAboutPartition } from '../../case/store/keys.ts';
import { linksPartition } from '../../link/store/keys.ts';
import type { Context } from '../../table/context.ts';
import { allOf, type Item, type Table } from '../../table/table.ts';
import { agendaKey, slipKey, tasksPartition, triggerKey } from '../../visit/store/keys.ts';

/** All that is kept about a household, in the order in which it is erased: what leads to other items goes after those. */
export interface HouseholdItems {
  readonly cases: readonly Item[];
  /** What is reached by way of visits and tasks alone. */
  readonly behind: readonly Item[];
  readonly tasks: readonly Item[];
  /** Visits, contacts, services, links and approvals. */
  readonly own: readonly Item[];
}

const textIn = (item: Item, name: string): string[] => {
  const value = item[name];
  return typeof value === 'string' ? [value] : [];
};

const isAbout = (numbers: readonly string[]) => (item: Item) =>
  numbers.some((id) => item.sk.split('#').includes(id));

const casesOf = async (
  table: Table,
  numbers: readonly string[],
  named: readonly string[],
): Promise<Item[]> => {
  const about = numbers.map((id) => allOf(table, { index: 'subject', pk: casesAboutPartition(id) }));
  const ids = (await Promise.all(about)).flat().flatMap((item) => textIn(item, 'id'));
  const all = [...new Set([...ids, ...named])].map((id) => allOf(table, { pk: caseKey(id).pk }));
  return (await Promise.all(all)).flat();
};

/** Triggers of this household alone: one of a whole grid says nothing about it. */
const triggersOf = async (
  table: Table,
  roots: readonly string[],
  numbers: readonly string[],
): Promise<Item[]> => {
  const all = await Promise.all(roots.map((root) => allOf(table, { pk: triggerKey(root).pk })));
  return all
    .filter((items) => items.some((item) => textIn(item, 'household').some((id) => numbers.includes(id))))
    .flat();
};

const behindThem = async (
  table: Table,
  found: readonly Item[],
  numbers: readonly string[],
): Promise<Item[]> => {
  const origins = [...new Set(found.flatMap((item) => textIn(item, 'origin')))];
  const roots = [...new Set(origins.map((origin) => origin.split('.')[0] ?? origin))];
  const slips = found.flatMap((item) => textIn(item, 'slip')).map(slipKey);
  const agendas = origins.flatMap((origin) => numbers.map((id) => agendaKey(origin, id)));
  const [triggers, kept] = await Promise.all([
    triggersOf(table, roots, numbers),
    table.getMany([...slips, ...agendas]),
  ]);
  return [...triggers, ...kept];
};

/** `numbers`: every number of the household; `named`: further cases of the same person. */
export const itemsOfHousehold = async (
  { table }: Context,
  numbers: readonly HouseholdId[],
  named: readonly string[],
): Promise<HouseholdItems> => {
  const grids = [...new Set(numbers.map(gridOf))];
  const [cases, subjects, books] = await Promise.all([
    casesOf(table, numbers, named),
    Promise.all(numbers.map((id) => allOf(table, { pk: linksPartition(id) }))),
    Promise.all(grids.map((grid) => allOf(table, { pk: tasksPartition(grid) }))),
  ]);
  const own = subjects.flat();
  const tasks = books.flat().filter(isAbout(numbers));
  return { cases, behind: await behindThem(table, [...own, ...tasks], numbers), tasks, own };
};
