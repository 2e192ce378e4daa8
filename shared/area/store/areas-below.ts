import type { AreaCode } from '../../base/area-code.ts';
import { allOf, type Table } from '../../table/table.ts';
import { areasPartition } from './keys.ts';

const PREFIX = 'AREA#';

const directlyBelow = (code: AreaCode | 'TOP') => ({ pk: areasPartition(code), begins: PREFIX });

/** The codes of the areas directly below, retired ones among them, in their order. */
export const codesBelow = async (table: Table, code: AreaCode | 'TOP'): Promise<AreaCode[]> =>
  (await allOf(table, directlyBelow(code))).map(({ sk }) => sk.slice(PREFIX.length));

/** How many they are, by the count of the database. */
export const countBelow = (table: Table, code: AreaCode | 'TOP'): Promise<number> =>
  table.count(directlyBelow(code));
