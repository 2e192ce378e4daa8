import { recordOf } from '../../table/item.ts';
import type { Item } from '../../table/table.ts';
import { Household } from '../rules/household.ts';
import { householdKey } from './keys.ts';

export const householdItem = (it: Household): Item => ({ ...it, ...householdKey(it.id) });
export const toHousehold = (item: Item): Household => Household.parse(recordOf(item));
