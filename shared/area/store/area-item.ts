import { recordOf } from '../../table/item.ts';
import { keys } from '../../table/keys.ts';
import type { Item } from '../../table/table.ts';
import { Area } from '../rules/area.ts';

export const areaItem = (it: Area): Item => ({ ...it, ...keys.area(it.code) });
export const toArea = (item: Item): Area => Area.parse(recordOf(item));
