import type { Gate } from '../../access/store/gate.ts';
import { type AreaCode, areaPath, lineOf, parentOf } from '../../base/area-code.ts';
import type { Instant } from '../../base/instant.ts';
import { conflict, invalid, notFound } from '../../base/refusal.ts';
import { type Sent, sameAsBefore } from '../../base/sent-before.ts';
import type { CurrentNumbers } from '../../household/store/current-numbers.ts';
import { createOnce } from '../../table/create-once.ts';
import { listPage } from '../../table/pager.ts';
import type { Table, Write } from '../../table/table.ts';
import { writeOrConflict } from '../../table/write-or-conflict.ts';
import type { Area, NewArea } from '../rules/area.ts';
import { newArea } from '../rules/new-area.ts';
import { areaItem, toArea } from './area-item.ts';
import { areaKey, areasPartition } from './keys.ts';

export interface AreaPage {
  readonly items: Area[];
  readonly next?: string | undefined;
}

export interface AreaStore {
  get(code: AreaCode, gate: Gate): Promise<Area>;
  /** Refuses where there is no such area. */
  mustExist(code: AreaCode): Promise<void>;
  /** From the prefecture down to the area, as far as they are in the register. */
  line(code: AreaCode): Promise<Area[]>;
  /** The areas directly below, retired ones among them, page by page. */
  below(code: AreaCode, page: { limit: number; cursor?: string | undefined }, gate: Gate): Promise<AreaPage>;
  create(body: NewArea, sent: Sent, at: Instant): Promise<Area>;
  save(before: Area, after: Area): Promise<void>;
}

const parentCheck = (code: AreaCode, parent: Area | undefined): Write[] => {
  if (parentOf(code) === undefined) return [];
  if (parent === undefined) throw invalid(`There is no area ${parentOf(code)} to put it into.`, '#/code');
  if (parent.retired !== undefined) throw conflict(`${parent.code} has become ${parent.retired.successor}.`);
  return [{ check: areaKey(parent.code), guard: { version: parent.version } }];
};

export const areaStore = (table: Table, numbers: CurrentNumbers): AreaStore => {
  const found = async (code: AreaCode): Promise<Area | undefined> => {
    const item = await table.get(areaKey(code));
    return item === undefined ? undefined : toArea(item);
  };

  /** The area itself, if it is there, and the one to put it into. */
  const around = async (code: AreaCode) => {
    const parent = parentOf(code);
    const codes = parent === undefined ? [code] : [code, parent];
    const areas = (await table.getMany(codes.map(areaKey))).map(toArea);
    return {
      standing: areas.find((one) => one.code === code),
      parent: areas.find((one) => one.code === parent),
    };
  };

  return {
    async get(code, gate) {
      gate.pass('area', { areaPath: await numbers.pathOf(code) });
      const area = await found(code);
      if (area === undefined) throw notFound('area');
      return area;
    },
    async mustExist(code) {
      if ((await found(code)) === undefined) throw notFound('area');
    },
    async line(code) {
      const areas = (await table.getMany(lineOf(code).map(areaKey))).map(toArea);
      return areas.sort((a, b) => (areaPath(a.code) < areaPath(b.code) ? -1 : 1));
    },
    async below(code, { limit, cursor }, gate) {
      gate.pass('area', { areaPath: areaPath(code) });
      const parts = [{ pk: areasPartition(code), begins: 'AREA#' }];
      const page = await listPage(table, { parts, asked: { by: gate.who.id, code }, limit, cursor });
      return { ...page, items: page.items.map(toArea) };
    },
    async create(body, sent, at) {
      const again = (standing: Area) => {
        sameAsBefore(standing, sent, 'area code');
        return newArea(body, sent, standing.createdAt);
      };
      const { standing, parent } = await around(body.code);
      if (standing !== undefined) return again(standing);
      const area = newArea(body, sent, at);
      const writes = [{ put: areaItem(area), guard: 'absent' as const }, ...parentCheck(body.code, parent)];
      return (await createOnce(table, writes, (item) => again(toArea(item)))) ?? area;
    },
    save: (before, after) =>
      writeOrConflict(table, [{ put: areaItem(after), guard: { version: before.version } }]),
  };
};
