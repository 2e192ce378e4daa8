import type { PersonalPlace } from '../../base/personal-place.ts';
import type { Key } from '../../table/key.ts';
import type { Guard, Item, Write } from '../../table/table.ts';

/** Stands where somebody's words stood: a step keeps its form, and nothing that anybody said. */
export const EMPTIED = '—';

/** What became of the items of a plan, by how their keys begin: counts, and no name. */
export interface PlannedErasure {
  readonly writes: readonly Write[];
  readonly removed: number;
  readonly emptied: number;
}

const placeOf = ({ pk, sk }: Key, places: readonly PersonalPlace[]): PersonalPlace => {
  const found = places.find((one) => pk.startsWith(one.pk) && sk.startsWith(one.sk));
  if (found === undefined)
    throw new Error(`No module says what becomes of ${pk.split('#')[0]} / ${sk.split('#')[0]}.`);
  return found;
};

const guardOf = ({ version }: Item): Guard => (typeof version === 'number' ? { version } : 'exists');

const emptiedItem = (
  item: Item,
  emptied: readonly string[],
  dropped: readonly string[],
): Item | undefined => {
  const has =
    emptied.some((name) => name in item && item[name] !== EMPTIED) || dropped.some((name) => name in item);
  if (!has) return undefined;
  const kept = Object.entries(item).filter(([name]) => !dropped.includes(name));
  const made = kept.map(([name, value]) => [name, emptied.includes(name) ? EMPTIED : value]);
  return { ...Object.fromEntries(made), pk: item.pk, sk: item.sk };
};

const writeFor = (item: Item, { erased }: PersonalPlace): Write | undefined => {
  if (erased === 'removed') return { remove: { pk: item.pk, sk: item.sk }, guard: guardOf(item) };
  if (erased === 'number-stays' || 'keptBy' in erased) return undefined;
  const put = emptiedItem(item, erased.emptied, erased.dropped);
  return put && { put, guard: guardOf(item) };
};

/** What is still to be done about some items, as their modules say: nothing, where it has been done before. */
export const planErasure = (items: readonly Item[], places: readonly PersonalPlace[]): PlannedErasure => {
  const writes = items.flatMap((item) => writeFor(item, placeOf(item, places)) ?? []);
  const removed = writes.filter((one) => 'remove' in one).length;
  return { writes, removed, emptied: writes.length - removed };
};
