import { type AreaCode, type HouseholdId, householdId } from '../../shared/base/area-code.ts';
import type { HouseholdFile } from '../../shared/household/rules/household.ts';
import { grids } from './areas.ts';
import { inventedName } from './names.ts';
import { between, dealt, pick } from './pick.ts';
import { liaisonsByGrid } from './staff.ts';

/** A hundredth of the 206,000 of the prefecture. */
const HOUSEHOLDS = 2_060;

export interface DemoHousehold {
  readonly id: HouseholdId;
  readonly file: HouseholdFile;
  readonly liaison: string;
}

/** No number of the telephone network begins like this after the area code. */
const phoneOf = (id: string): string =>
  `0941-00${String(between(0, 99_999, `${id}:phone`)).padStart(5, '0')}`;

const fileOf = (id: HouseholdId): HouseholdFile => ({
  name: inventedName(id),
  phone: phoneOf(id),
  address: `${pick(['磨坊巷', '桥头', '上院', '河边', '坡上'], `${id}:lane`)}${between(1, 60, `${id}:door`)}号`,
  language: pick(['bo', 'zh-CN'], `${id}:language`),
  people: between(1, 7, `${id}:people`),
  birthYear: between(1940, 1998, `${id}:year`),
});

const inGrid = (grid: AreaCode, count: number): DemoHousehold[] => {
  const liaisons = liaisonsByGrid.get(grid) ?? [];
  return Array.from({ length: count }, (_, n) => {
    const id = householdId(grid, n);
    return { id, file: fileOf(id), liaison: liaisons[n % liaisons.length]?.id ?? '' };
  });
};

/** Some 32 households in each grid, some 5 with each liaison worker. */
export const households: readonly DemoHousehold[] = dealt(HOUSEHOLDS, grids).flatMap(({ to, count }) =>
  inGrid(to.code, count),
);
