import type { SQLInputValue } from 'node:sqlite';
import { indexes } from '../../shared/table/key.ts';
import type { Item, Query } from '../../shared/table/table.ts';

interface Selection {
  readonly condition: string;
  readonly values: readonly SQLInputValue[];
}

/** Behind every text that begins with the one before it. */
const LAST = '\u{10FFFF}';

const namesOf = ({ index }: Query) => (index === undefined ? { pk: 'pk', sk: 'sk' } : indexes[index]);

/** The order within a partition: of an index, items of one sort key stand in the order of the table's keys. */
const orderOf = (query: Query): readonly string[] =>
  query.index === undefined ? ['sk'] : [namesOf(query).sk, 'pk', 'sk'];

const textOf = (item: Item, name: string): string => {
  const value = item[name];
  if (typeof value !== 'string') throw new Error(`The key to go on from has no ${name}.`);
  return value;
};

/** Which items of the partition a query is about, wherever its page begins. */
export const within = (query: Query): Selection => {
  const { pk, sk } = namesOf(query);
  const { begins, from, upTo } = query;
  const parts: [string, ...string[]][] = [[`${pk} = ?`, query.pk], [`${sk} IS NOT NULL`]];
  if (begins !== undefined) parts.push([`${sk} >= ? AND ${sk} < ?`, begins, `${begins}${LAST}`]);
  if (from !== undefined) parts.push([`${sk} >= ?`, from]);
  if (upTo !== undefined) parts.push([`${sk} <= ?`, upTo]);
  return {
    condition: parts.map(([condition]) => condition).join(' AND '),
    values: parts.flatMap(([, ...values]) => values),
  };
};

/** The items that a page of a query looks through, in their order. Names are ours; what is asked for is bound. */
export const pageOfQuery = (query: Query): Selection => {
  const { condition, values } = within(query);
  const order = orderOf(query);
  const { after, limit, newestFirst } = query;
  const beyond =
    after === undefined
      ? ''
      : ` AND (${order.join(', ')}) ${newestFirst ? '<' : '>'} (${order.map(() => '?').join(', ')})`;
  const sorted = order.map((name) => `${name} ${newestFirst ? 'DESC' : 'ASC'}`).join(', ');
  return {
    condition: `${condition}${beyond} ORDER BY ${sorted} LIMIT ?`,
    values: [
      ...values,
      ...(after === undefined ? [] : order.map((name) => textOf(after, name))),
      limit ?? -1,
    ],
  };
};
