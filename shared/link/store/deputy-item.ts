import { type Instant, startOf } from '../../base/instant.ts';
import { recordOf } from '../../table/item.ts';
import type { Item } from '../../table/table.ts';
import { Deputy } from '../rules/deputy.ts';
import { deputyForPartition, deputyKey, dueLinksClock } from './keys.ts';

/** In the deputy's own list until the day on which it is over. */
const indexed = (it: Deputy, now: Instant) =>
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
  ...indexed(it, now),
});

export const toDeputy = (item: Item): Deputy => Deputy.parse(recordOf(item));
