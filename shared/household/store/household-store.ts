import type { Gate } from '../../access/store/gate.ts';
import { gridsIn } from '../../area/store/grids-in.ts';
import { type AreaCode, areaPath } from '../../base/area-code.ts';
import { gridOf, type HouseholdId } from '../../base/household-id.ts';
import { type Day, dayOf, type Instant } from '../../base/instant.ts';
import { conflict, notFound } from '../../base/refusal.ts';
import { isOn } from '../../base/term.ts';
import { toDeputy } from '../../link/store/deputy-item.ts';
import { liveLinksPartition, standingInPartition } from '../../link/store/keys.ts';
import type { LiaisonsOf } from '../../link/store/liaisons.ts';
import { toLink } from '../../link/store/link-item.ts';
import { listPage } from '../../table/pager.ts';
import { allOf, type Table } from '../../table/table.ts';
import { writeOrConflict } from '../../table/write-or-conflict.ts';
import { leftAmong } from '../../worker/store/left-workers.ts';
import { isCovered } from '../rules/coverage.ts';
import { type Household, isPresent, type PresentHousehold } from '../rules/household.ts';
import type { CurrentNumbers } from './current-numbers.ts';
import { householdItem, toHousehold } from './household-item.ts';
import { householdKey, householdsPartition } from './keys.ts';
import { lastNumber } from './last-number.ts';

interface Page {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface HouseholdPage {
  readonly items: PresentHousehold[];
  readonly next?: string | undefined;
}

export interface HouseholdStore {
  /** A household, or the pointer that it left, for those whom the gate lets pass. */
  get(id: HouseholdId, gate: Gate): Promise<Household>;
  /** The same, refusing where only a pointer stands. */
  getPresent(id: HouseholdId, gate: Gate): Promise<PresentHousehold>;
  /** This number and all that the household had before: nothing about a person. */
  numbersOf(id: HouseholdId): Promise<HouseholdId[]>;
  /** The number that it has today. */
  numberNow(id: HouseholdId): Promise<HouseholdId>;
  inGrid(grid: string, page: Page, gate: Gate): Promise<HouseholdPage>;
  /** Those whom `gate.who` is the liaison of, or stands in for on `day`. */
  mine(day: Day, page: Page, gate: Gate): Promise<HouseholdPage>;
  /** Those of an area to whom nobody comes, or nobody who has not left. */
  without(area: AreaCode, page: Page, gate: Gate): Promise<HouseholdPage>;
  allInGrid(grid: string): Promise<Household[]>;
  save(before: PresentHousehold, after: PresentHousehold): Promise<void>;
}

interface Needs {
  readonly liaisonsOf: LiaisonsOf;
  readonly numbers: CurrentNumbers;
  readonly now: () => Instant;
}

export const householdStore = (table: Table, { liaisonsOf, numbers, now }: Needs): HouseholdStore => {
  const get = async (id: HouseholdId, gate: Gate): Promise<Household> => {
    const liaisons = () => liaisonsOf(id, dayOf(now()));
    await gate.passLinked('household', { areaPath: await numbers.pathOf(gridOf(id)) }, liaisons);
    const item = await table.get(householdKey(id));
    if (item === undefined) throw notFound('household');
    return toHousehold(item);
  };

  /** The worker's own list, then those of the people they stand in for. */
  const listsOf = async (worker: string, day: Day): Promise<string[]> => {
    const pk = standingInPartition(worker);
    const standingIn = await allOf(table, { index: 'work', pk, from: day });
    const absent = standingIn.map(toDeputy).filter((one) => isOn(one, day));
    return [worker, ...absent.map((one) => one.worker)];
  };

  return {
    get,
    async getPresent(id, gate) {
      const household = await get(id, gate);
      if (household.status === 'moved')
        throw conflict(`The household has the number ${household.movedTo} now.`);
      return household;
    },
    async numbersOf(id) {
      const item = await table.get(householdKey(id));
      return item === undefined ? [id] : [id, ...(toHousehold(item).formerly ?? [])];
    },
    numberNow: (id) => lastNumber(table, id),
    async inGrid(grid, { limit, cursor }, gate) {
      gate.pass('area', { areaPath: areaPath(grid) });
      const parts = [{ pk: householdsPartition(grid), begins: 'HH#' }];
      const page = await listPage(table, { parts, asked: { by: gate.who.id, grid }, limit, cursor });
      return { ...page, items: page.items.map(toHousehold).filter(isPresent) };
    },
    async mine(day, { limit, cursor }, gate) {
      const workers = await listsOf(gate.who.id, day);
      const parts = workers.map((worker) => ({ index: 'work' as const, pk: liveLinksPartition(worker) }));
      const page = await listPage(table, { parts, asked: { by: gate.who.id, mine: workers }, limit, cursor });
      const subjects = page.items.map((item) => toLink(item).subject);
      const ids = subjects.filter(({ type }) => type === 'household').map(({ id }) => id);
      const items = (await table.getMany(ids.map(householdKey))).map(toHousehold).filter(isPresent);
      return { ...page, items: items.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)) };
    },
    async without(area, { limit, cursor }, gate) {
      gate.pass('area', { areaPath: areaPath(area) });
      const grids = await gridsIn(table, area);
      const parts = grids.map((grid) => ({ pk: householdsPartition(grid), begins: 'HH#' }));
      const asked = { by: gate.who.id, gapsOf: area };
      const page = await listPage(table, { parts, asked, limit, cursor });
      const present = page.items.map(toHousehold).filter(isPresent);
      const left = await leftAmong(
        table,
        present.map(({ liaison }) => liaison),
      );
      return { ...page, items: present.filter((one) => !isCovered(one, left)) };
    },
    async allInGrid(grid) {
      return (await allOf(table, { pk: householdsPartition(grid), begins: 'HH#' })).map(toHousehold);
    },
    save: (before, after) =>
      writeOrConflict(table, [{ put: householdItem(after), guard: { version: before.version } }]),
  };
};
