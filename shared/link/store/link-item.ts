import { startOf } from '../../base/instant.ts';
import { recordOf } from '../../table/item.ts';
import type { Item } from '../../table/table.ts';
import { Link } from '../rules/link.ts';
import { dueLinksClock, linkKey, liveLinksPartition, plannedLinksPartition } from './keys.ts';

/** In the worker's list while it is live or planned; by the next day on which it turns, if there is one. */
const indexed = (it: Link) => {
  if (it.status === 'ended') return {};
  const planned = it.status === 'planned';
  const dueOn = planned ? it.from : it.to;
  return {
    workPk: planned ? plannedLinksPartition(it.worker) : liveLinksPartition(it.worker),
    workSk: it.subject.id,
    ...(dueOn === undefined ? {} : { clockPk: dueLinksClock(it.subject.id), clockSk: startOf(dueOn) }),
  };
};

export const linkItem = (it: Link): Item => ({
  ...it,
  ...linkKey(it.subject.id, it.from, it.worker),
  ...indexed(it),
});

export const toLink = (item: Item): Link => Link.parse(recordOf(item));
