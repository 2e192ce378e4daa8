import { type Instant, startOf } from '../domain/instant.ts';
import { Deputy } from '../domain/link/deputy.ts';
import { recordOf } from './item.ts';
import { keys, partitions } from './keys.ts';
import type { Item } from './table.ts';

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
