import type { AreaCode } from '../../base/area-code.ts';
import { lists } from '../../table/keys.ts';
import { allOf, type Table } from '../../table/table.ts';

const PREFIX = 'AREA#';

const directlyBelow = (code: AreaCode | 'TOP') => ({ pk: lists.areasIn(code), begins: PREFIX });

/** The codes of the areas directly below, retired ones among them, in their order. */
export const codesBelow = async (table: Table, code: AreaCode | 'TOP'): Promise<AreaCode[]> =>
  (await allOf(table, directlyBelow(code))).map(({ sk }) => sk.slice(PREFIX.length));

/** How many they are, by the count of the database. */
export const countBelow = (table: Table, code: AreaCode | 'TOP'): Promise<number> =>
  table.count(directlyBelow(code));
