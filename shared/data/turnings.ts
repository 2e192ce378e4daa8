import { dayOf, type Instant } from '../domain/instant.ts';
import type { Link } from '../domain/link/link.ts';
import { turnSubject } from '../domain/link/turn-subject.ts';
import { deputyItem, toDeputy } from './deputy-item.ts';
import { CLOCK_SHARDS, partitions } from './keys.ts';
import { toLink } from './link-item.ts';
import { repeated } from './repeated.ts';
import { changeWrites, subjectFiles } from './subject-files.ts';
import { allOf, type Item, type Query, type Table } from './table.ts';

const shards = (now: Instant): Query[] =>
  Array.from({ length: CLOCK_SHARDS }, (_, shard) => ({
    index: 'clock',
    pk: partitions.turningShard(shard),
    upTo: now,
  }));

/** All links of one subject at once, so that one that ends today makes room for one that begins. */
const turnLinksOf = (table: Table, { subject }: Link, now: Instant) =>
  repeated(async () => {
    const [file] = await subjectFiles(table, [subject]);
    const change = file && turnSubject(file, dayOf(now));
    if (change === undefined) return false;
    await table.write(changeWrites(change));
    return true;
  });

const settle = (table: Table, item: Item, now: Instant) => async (): Promise<boolean> => {
  if (!item.sk.startsWith('DEPUTY#')) return turnLinksOf(table, toLink(item), now);
  const deputy = toDeputy(item);
  await table.write([{ put: deputyItem(deputy, now), guard: { version: deputy.version } }]);
  return true;
};

/** Links and deputies on whose behalf something is due, and how many that are by the database's own count. */
export const turnings = async (table: Table, now: Instant) => {
  const counts = await Promise.all(shards(now).map((query) => table.count(query)));
  const items = (await Promise.all(shards(now).map((query) => allOf(table, query)))).flat();
  return {
    expected: counts.reduce((sum, one) => sum + one, 0),
    due: items.map((item) => ({ id: `${item.pk} ${item.sk}`, settle: settle(table, item, now) })),
  };
};
