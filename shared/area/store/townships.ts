import { kindOfArea } from '../../base/area-code.ts';
import type { Table } from '../../table/table.ts';
import { codesBelow } from './areas-below.ts';

/** The townships of a county, or of the whole prefecture (about a hundred), in the order of their codes. */
export const townshipsIn = async (table: Table, code: string): Promise<string[]> => {
  const children = await codesBelow(table, code);
  if (kindOfArea(code) !== 'prefecture') return children;
  return (await Promise.all(children.map((county) => codesBelow(table, county)))).flat();
};
