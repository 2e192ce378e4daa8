import { startOf } from '../../base/instant.ts';
import { recordOf } from '../../table/item.ts';
import { keys, partitions } from '../../table/keys.ts';
import type { Item } from '../../table/table.ts';
import { Link } from '../rules/link.ts';

/** In the worker's list while it is live or planned; by the next day on which it turns, if there is one. */
const indexed = (it: Link) => {
  if (it.status === 'ended') return {};
  const planned = it.status === 'planned';
  const turnsOn = planned ? it.from : it.to;
  return {
    workPk: planned ? partitions.plannedLinksOf(it.worker) : partitions.linksOf(it.worker),
    workSk: it.subject.id,
    ...(turnsOn === undefined
      ? {}
      : { clockPk: partitions.turning(it.subject.id), clockSk: startOf(turnsOn) }),
  };
};

export const linkItem = (it: Link): Item => ({
  ...it,
  ...keys.link(it.subject.id, it.from, it.worker),
  ...indexed(it),
});

export const toLink = (item: Item): Link => Link.parse(recordOf(item));
