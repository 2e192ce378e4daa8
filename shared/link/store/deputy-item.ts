import { type Instant, startOf } from '../../base/instant.ts';
import { recordOf } from '../../table/item.ts';
import { keys, partitions } from '../../table/keys.ts';
import type { Item } from '../../table/table.ts';
import { Deputy } from '../rules/deputy.ts';

/** In the deputy's own list until the day on which it is over. */
const indexed = (it: Deputy, now: Instant) =>
  now >= startOf(it.to)
    ? {}
    : {
        workPk: partitions.standingIn(it.deputy),
        workSk: it.to,
        clockPk: partitions.turning(it.worker),
        clockSk: startOf(it.to),
      };

export const deputyItem = (it: Deputy, now: Instant): Item => ({
  ...it,
  ...keys.deputy(it.worker, it.from, it.deputy),
  ...indexed(it, now),
});

export const toDeputy = (item: Item): Deputy => Deputy.parse(recordOf(item));
