import { Area } from '../domain/area/area.ts';
import { recordOf } from './item.ts';
import { keys } from './keys.ts';
import type { Item } from './table.ts';

export const areaItem = (it: Area): Item => ({ ...it, ...keys.area(it.code) });
export const toArea = (item: Item): Area => Area.parse(recordOf(item));
