import { type AreaCode, kindOfArea } from '../../base/area-code.ts';
import type { Table } from '../../table/table.ts';
import { codesBelow, countBelow } from './areas-below.ts';

interface Areas {
  /** By the count of the database, taken apart from the reading. */
  readonly expected: number;
  readonly areas: readonly AreaCode[];
}

const below = async (table: Table, parent: string): Promise<Areas> => {
  const [count, children] = [await countBelow(table, parent), await codesBelow(table, parent)];
  const inside = await Promise.all(
    children.filter((child) => kindOfArea(child) !== 'grid').map((child) => below(table, child)),
  );
  return {
    expected: inside.reduce((sum, { expected }) => sum + expected, count),
    areas: [...children, ...inside.flatMap(({ areas }) => areas)],
  };
};

/** Every area of the register, retired ones among them: two requests for each that lies above others. */
export const allAreas = (table: Table): Promise<Areas> => below(table, 'TOP');
