import { Household } from '../domain/household/household.ts';
import { recordOf } from './item.ts';
import { keys } from './keys.ts';
import type { Item } from './table.ts';

export const householdItem = (it: Household): Item => ({ ...it, ...keys.household(it.id) });
export const toHousehold = (item: Item): Household => Household.parse(recordOf(item));
