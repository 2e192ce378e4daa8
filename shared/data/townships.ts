import { kindOfArea } from '../domain/area/area-code.ts';
import { lists } from './keys.ts';
import { allOf, type Table } from './table.ts';

const childrenOf = async (table: Table, code: string): Promise<string[]> => {
  const items = await allOf(table, { pk: lists.areasIn(code), begins: 'AREA#' });
  return items.map(({ sk }) => sk.slice('AREA#'.length));
};

/** The townships of a county, or of the whole prefecture (about a hundred), in the order of their codes. */
export const townshipsIn = async (table: Table, code: string): Promise<string[]> => {
  const children = await childrenOf(table, code);
  if (kindOfArea(code) !== 'prefecture') return children;
  return (await Promise.all(children.map((county) => childrenOf(table, county)))).flat();
};
