import { type Day, type Instant, isOn, startOf } from '../../base/instant.ts';
import type { NamedSubject } from '../../programme/rules/subject.ts';
import type { Context } from '../../table/context.ts';
import { recordOf } from '../../table/item.ts';
import { allOf, type Item, type Table } from '../../table/table.ts';
import { Deputy } from '../rules/deputy.ts';
import { holderIdOf } from '../rules/holder.ts';
import { Link } from '../rules/link.ts';
import {
  deputiesPartition,
  deputyForPartition,
  deputyKey,
  dueLinksClock,
  linkKey,
  linksOfUnitPartition,
  linksPartition,
  liveLinksPartition,
  plannedLinksPartition,
} from './keys.ts';

const listOf = ({ status, worker, holder }: Link): string => {
  if (worker === undefined) return linksOfUnitPartition(holder?.unit ?? '');
  return status === 'planned' ? plannedLinksPartition(worker) : liveLinksPartition(worker);
};

/** In the holder's list while it is live or planned; by the next day on which it turns, if there is one. */
const indexed = (it: Link) => {
  if (it.status === 'ended') return {};
  const dueOn = it.status === 'planned' ? it.from : it.to;
  return {
    workPk: listOf(it),
    workSk: it.subject.id,
    ...(dueOn === undefined ? {} : { clockPk: dueLinksClock(it.subject.id), clockSk: startOf(dueOn) }),
  };
};

export const linkItem = (it: Link): Item => ({
  ...it,
  ...linkKey(it.subject.id, it.from, holderIdOf(it)),
  ...indexed(it),
});

export const toLink = (item: Item): Link => Link.parse(recordOf(item));

/** The links of a subject: with a village others may be joined than with the area of the same code. */
export const linksOn = async (table: Table, subject: NamedSubject): Promise<Link[]> =>
  (await allOf(table, { pk: linksPartition(subject.id), begins: 'LINK#' }))
    .map(toLink)
    .filter(({ subject: { type } }) => type === subject.type);

/** In the deputy's own list until the day on which it is over. */
const indexedDeputy = (it: Deputy, now: Instant) =>
  now >= startOf(it.to)
    ? {}
    : {
        workPk: deputyForPartition(it.deputy),
        workSk: it.to,
        clockPk: dueLinksClock(it.worker),
        clockSk: startOf(it.to),
      };

export const deputyItem = (it: Deputy, now: Instant): Item => ({
  ...it,
  ...deputyKey(it.worker, it.from, it.deputy),
  ...indexedDeputy(it, now),
});

export const toDeputy = (item: Item): Deputy => Deputy.parse(recordOf(item));

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
    .flatMap(({ worker }) => worker ?? []);
  const deputies = await Promise.all(workers.map((worker) => deputiesOf(table, worker, day)));
  return [...workers, ...deputies.flat()];
};
