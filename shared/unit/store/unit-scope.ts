import { codesBelow } from '../../area/store/areas-below.ts';
import { type AreaCode, kindOfArea, lineOf } from '../../base/area-code.ts';
import type { Table } from '../../table/table.ts';

const prefectureOf = (area: AreaCode): AreaCode => lineOf(area)[0] ?? area;

/** The prefecture and its counties: wherever a unit may stand. An id is given once in all of them. */
export const everyScope = async (table: Table, area: AreaCode): Promise<AreaCode[]> => {
  const prefecture = prefectureOf(area);
  return [prefecture, ...(await codesBelow(table, prefecture))];
};

/** Where the units stand that may work for an area: its county's and the prefecture's; for the prefecture, all of them. */
export const scopeOf = async (table: Table, area: AreaCode): Promise<AreaCode[]> =>
  kindOfArea(area) === 'prefecture' ? everyScope(table, area) : lineOf(area).slice(0, 2);
