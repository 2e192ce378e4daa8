import type { Gate } from '../../access/store/gate.ts';
import { codesBelow } from '../../area/store/areas-below.ts';
import { type AreaCode, areaPath, kindOfArea } from '../../base/area-code.ts';
import type { Instant } from '../../base/instant.ts';
import { notFound } from '../../base/refusal.ts';
import { type Sent, sameAsBefore } from '../../base/sent-before.ts';
import { createOnce } from '../../table/create-once.ts';
import { listPage } from '../../table/pager.ts';
import { allOf, type Query, type Table } from '../../table/table.ts';
import { writeOrConflict } from '../../table/write-or-conflict.ts';
import { newWorker } from '../rules/new-worker.ts';
import type { NewWorker, Worker } from '../rules/worker.ts';
import { formerStaffPartition, staffPartition, workerKey } from './keys.ts';
import { toWorker, workerItem } from './worker-item.ts';

export interface WorkerQuestion {
  readonly area: AreaCode;
  readonly active: boolean;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface WorkerStore {
  get(id: string, gate: Gate): Promise<Worker>;
  find(id: string): Promise<Worker | undefined>;
  /** What people call them; nothing for who is not in the register. */
  namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  list(
    question: WorkerQuestion,
    gate: Gate,
  ): Promise<{ readonly items: Worker[]; readonly next?: string | undefined }>;
  /** Everybody who serves in an area or below it. */
  servingIn(area: AreaCode): Promise<Worker[]>;
  create(body: NewWorker, sent: Sent, at: Instant): Promise<Worker>;
  save(before: Worker, after: Worker): Promise<void>;
}

export const workerStore = (table: Table): WorkerStore => {
  const find = async (id: string) => {
    const item = await table.get(workerKey(id));
    return item === undefined ? undefined : toWorker(item);
  };

  /** A county has one partition; the prefecture has its own offices' and those of its counties. */
  const partsOf = async (area: AreaCode, active: boolean): Promise<Query[]> => {
    const staff = active ? staffPartition : formerStaffPartition;
    if (kindOfArea(area) !== 'prefecture') return [{ index: 'area', pk: staff(area), begins: area }];
    const codes = [area, ...(await codesBelow(table, area))];
    return codes.map((code) => ({ index: 'area', pk: staff(code) }));
  };

  return {
    find,
    async namesOf(ids) {
      const found = await table.getMany(ids.map(workerKey));
      return new Map(found.map(toWorker).map(({ id, name }) => [id, name]));
    },
    async get(id, gate) {
      const worker = await find(id);
      if (worker === undefined) throw notFound('worker');
      gate.pass('worker', { areaPath: areaPath(worker.area) });
      return worker;
    },
    async list({ area, active, limit, cursor }, gate) {
      gate.pass('area', { areaPath: areaPath(area) });
      const asked = { by: gate.who.id, area, active };
      const page = await listPage(table, { parts: await partsOf(area, active), asked, limit, cursor });
      return { ...page, items: page.items.map(toWorker) };
    },
    async servingIn(area) {
      const parts = await partsOf(area, true);
      return (await Promise.all(parts.map((part) => allOf(table, part)))).flat().map(toWorker);
    },
    async create(body, sent, at) {
      const worker = newWorker(body, sent, at);
      const again = (standing: Worker) => {
        sameAsBefore(standing, sent, 'worker id');
        return newWorker(body, sent, standing.createdAt);
      };
      const writes = [{ put: workerItem(worker), guard: 'absent' as const }];
      return (await createOnce(table, writes, (item) => again(toWorker(item)))) ?? worker;
    },
    save: (before, after) =>
      writeOrConflict(table, [{ put: workerItem(after), guard: { version: before.version } }]),
  };
};
