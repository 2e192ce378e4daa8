import { recordOf } from '../../table/item.ts';
import { keys } from '../../table/keys.ts';
import type { Item } from '../../table/table.ts';
import { Household } from '../rules/household.ts';

export const householdItem = (it: Household): Item => ({ ...it, ...keys.household(it.id) });
export const toHousehold = (item: Item): Household => Household.parse(recordOf(item));
