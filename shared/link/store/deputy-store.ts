import type { Gate } from '../../access/store/gate.ts';
import type { Instant } from '../../base/instant.ts';
import { notFound } from '../../base/refusal.ts';
import { type Sent, sameAsBefore } from '../../base/sent-before.ts';
import { createOnce } from '../../table/create-once.ts';
import { listPage } from '../../table/pager.ts';
import type { Table } from '../../table/table.ts';
import { writeOrConflict } from '../../table/write-or-conflict.ts';
import type { Worker } from '../../worker/rules/worker.ts';
import type { Deputy } from '../rules/deputy.ts';
import { checkDeputy, type NewDeputy, newDeputy } from '../rules/new-deputy.ts';
import { deputyItem, toDeputy } from './deputy-item.ts';
import { deputiesPartition, deputyKey } from './keys.ts';

export interface DeputyStore {
  /** `who`: the record of the deputy. */
  create(body: NewDeputy, who: Worker, sent: Sent, at: Instant): Promise<Deputy>;
  get(worker: string, from: string, deputy: string): Promise<Deputy>;
  save(before: Deputy, after: Deputy, at: Instant): Promise<void>;
  list(
    worker: string,
    page: { limit: number; cursor?: string | undefined },
    gate: Gate,
  ): Promise<{ readonly items: Deputy[]; readonly next?: string | undefined }>;
}

export const deputyStore = (table: Table): DeputyStore => ({
  async create(body, who, sent, at) {
    const again = (standing: Deputy) => {
      sameAsBefore(standing, sent, 'deputy');
      return newDeputy(body, sent, standing.createdAt);
    };
    const item = await table.get(deputyKey(body.worker, body.from, body.deputy));
    if (item !== undefined) return again(toDeputy(item));
    checkDeputy(body, who, at);
    const deputy = newDeputy(body, sent, at);
    const writes = [{ put: deputyItem(deputy, at), guard: 'absent' as const }];
    return (await createOnce(table, writes, (one) => again(toDeputy(one)))) ?? deputy;
  },
  async get(worker, from, deputy) {
    const item = await table.get(deputyKey(worker, from, deputy));
    if (item === undefined) throw notFound('deputy');
    return toDeputy(item);
  },
  save: (before, after, at) =>
    writeOrConflict(table, [{ put: deputyItem(after, at), guard: { version: before.version } }]),
  async list(worker, { limit, cursor }, gate) {
    const parts = [{ pk: deputiesPartition(worker), begins: 'DEPUTY#' }];
    const page = await listPage(table, { parts, asked: { by: gate.who.id, worker }, limit, cursor });
    return { ...page, items: page.items.map(toDeputy) };
  },
});
