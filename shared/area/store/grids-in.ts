import { type AreaCode, kindOfArea } from '../../base/area-code.ts';
import type { Table } from '../../table/table.ts';
import { codesBelow } from './areas-below.ts';

/** The grids of an area, retired ones among them, in the order of their codes. One request for each area above them. */
export const gridsIn = async (table: Table, code: AreaCode): Promise<AreaCode[]> => {
  if (kindOfArea(code) === 'grid') return [code];
  const children = await codesBelow(table, code);
  return (await Promise.all(children.map((child) => gridsIn(table, child)))).flat();
};
