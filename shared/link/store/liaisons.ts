import { type Day, isOn } from '../../base/instant.ts';
import type { Context } from '../../table/context.ts';
import { allOf, type Table } from '../../table/table.ts';
import { toDeputy } from './deputy-item.ts';
import { deputiesPartition, linksPartition } from './keys.ts';
import { toLink } from './link-item.ts';

const deputiesOf = async (table: Table, worker: string, day: Day): Promise<string[]> => {
  const items = await allOf(table, { pk: deputiesPartition(worker), begins: 'DEPUTY#' });
  return items
    .map(toDeputy)
    .filter((one) => isOn(one, day))
    .map(({ deputy }) => deputy);
};

/** Who comes to a subject's door on a day: its liaison by the dates of the links, and whoever stands in for them. */
export const liaisonsOf = async ({ table }: Context, subject: string, day: Day): Promise<string[]> => {
  const items = await allOf(table, { pk: linksPartition(subject), begins: 'LINK#' });
  const workers = items
    .map(toLink)
    .filter((one) => isOn(one, day))
    .map(({ worker }) => worker);
  const deputies = await Promise.all(workers.map((worker) => deputiesOf(table, worker, day)));
  return [...workers, ...deputies.flat()];
};
