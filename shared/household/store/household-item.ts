import type { HouseholdId } from '../../base/area-code.ts';
import { recordOf } from '../../table/item.ts';
import type { Key } from '../../table/key.ts';
import type { Item } from '../../table/table.ts';
import { Household } from '../rules/household.ts';
import { householdKey } from './keys.ts';

export const householdItem = (it: Household): Item => ({ ...it, ...householdKey(it.id) });
export const toHousehold = (item: Item): Household => Household.parse(recordOf(item));
/** The number in an item's key: a place in the grid is taken, whether its record can be read or not. */
export const householdIdIn = ({ sk }: Key): { id: HouseholdId } => ({ id: sk.slice('HH#'.length) });
