import type { HouseholdId } from '../../base/area-code.ts';
import { recordOf } from '../../table/item.ts';
import type { Key } from '../../table/key.ts';
import type { Item } from '../../table/table.ts';
import { Household } from '../rules/household.ts';
import { householdKey } from './keys.ts';

export const householdItem = (it: Household): Item => ({ ...it, ...householdKey(it.id) });

/**
 * A household as an import writes it: `by` names the import, of which each chunk publishes one event for all of its rows. It stands in
 * the item and is no part of the record, so that whoever writes the household next writes it without.
 */
export const importedItem = (item: Item, by: string): Item =>
  item.sk.startsWith('HH#') ? { ...item, by } : item;
export const isImported = (item: Item | undefined): boolean => item?.['by'] !== undefined;

export const toHousehold = (item: Item): Household => {
  const { by: _, ...record } = recordOf(item);
  return Household.parse(record);
};
/** The number in an item's key: a place in the grid is taken, whether its record can be read or not. */
export const householdIdIn = ({ sk }: Key): { id: HouseholdId } => ({ id: sk.slice('HH#'.length) });
