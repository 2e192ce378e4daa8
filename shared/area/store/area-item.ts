import { recordOf } from '../../table/item.ts';
import type { Item } from '../../table/table.ts';
import { Area } from '../rules/area.ts';
import { areaKey } from './keys.ts';

export const areaItem = (it: Area): Item => ({ ...it, ...areaKey(it.code) });
export const toArea = (item: Item): Area => Area.parse(recordOf(item));
