import { recordOf } from '../../table/item.ts';
import type { Item } from '../../table/table.ts';
import { Unit } from '../rules/unit.ts';
import { unitKey } from './keys.ts';

export const unitItem = (it: Unit): Item => ({ ...it, ...unitKey(it.area, it.id) });

export const toUnit = (item: Item): Unit => Unit.parse(recordOf(item));
