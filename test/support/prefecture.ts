import { areaItem } from '../../shared/area/store/area-item.ts';
import { householdId, lineOf } from '../../shared/base/area-code.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import type { Item, Table } from '../../shared/table/table.ts';

/** The eight counties of Gannan (GB/T 2260); townships, villages and grids below them are invented. */
const COUNTIES = ['623001', '623021', '623022', '623023', '623024', '623025', '623026', '623027'];
const TOWNSHIPS = 12;
const VILLAGES = 7;
const GRIDS = 6;
/** 206,000 households in 687 villages are 300 to a village, and a few dozen to a grid. */
export const IN_GRID = 52;
const MOST_GRIDS = COUNTIES.length * TOWNSHIPS * VILLAGES * GRIDS;
/** 42,700 liaison workers for 206,000 households. */
const OF_WORKER = 5;

const createdAt = '2026-01-05T01:00:00.000Z';
const sent = { createdBy: 'r-1', digest: 'd', createdAt };
const digits = (n: number) => String(n).padStart(3, '0');

/** The `n`th grid: all of a village before the next, villages spread over counties and townships. */
const gridNo = (n: number): string => {
  const village = Math.floor(n / GRIDS);
  const county = COUNTIES[village % COUNTIES.length] ?? '623001';
  const township = Math.floor(village / COUNTIES.length) % TOWNSHIPS;
  const inTownship = Math.floor(village / (COUNTIES.length * TOWNSHIPS));
  return `${county}${digits(101 + township)}${digits(201 + inTownship)}${digits(1 + (n % GRIDS))}`;
};

const householdNo = (n: number): Item => {
  const grid = gridNo(Math.floor(n / IN_GRID));
  const number = n % IN_GRID;
  return householdItem({
    status: 'present',
    id: householdId(grid, number),
    version: 1,
    createdAt,
    name: `户主 ${number}`,
    address: `村道 ${number} 号`,
    people: 1 + (n % 7),
    liaison: `w-${grid}-${Math.floor(number / OF_WORKER)}`,
  });
};

/** Loads under way at once, and the items of each. */
const AT_ONCE = 4;
const ITEMS = 500;

function* parts<T>(all: readonly T[], size: number): Generator<T[]> {
  for (let start = 0; start < all.length; start += size) yield all.slice(start, start + size);
}

/** Areas and households of a prefecture, each household with a named liaison. Gives back its grids. */
export const loadPrefecture = async (table: Table, households: number): Promise<string[]> => {
  const count = Math.ceil(households / IN_GRID);
  if (count > MOST_GRIDS) throw new Error(`There is room for ${MOST_GRIDS * IN_GRID} households.`);
  const grids = Array.from({ length: count }, (_, n) => gridNo(n));
  const codes = [...new Set(grids.flatMap((grid) => lineOf(grid)))];
  await table.load(codes.map((code) => areaItem({ code, version: 1, name: code, ...sent })));
  const rest = parts(
    Array.from({ length: households }, (_, n) => n),
    ITEMS,
  );
  const worker = async () => {
    for (const some of rest) await table.load(some.map(householdNo));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return grids;
};
