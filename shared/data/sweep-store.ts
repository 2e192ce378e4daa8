import { Certificate } from '../domain/sweep/certificate.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { recordOf } from './item.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

const KEPT_SECONDS = 400 * 86_400;

export interface SweepStore {
  save(certificate: Certificate): Promise<void>;
  list(
    job: string,
    limit: number,
    cursor: string | undefined,
  ): Promise<{ items: Certificate[]; next?: string }>;
}

export const sweepStore = (table: Table): SweepStore => ({
  async save(certificate) {
    const { job, startedAt } = certificate;
    const expiresAt = Math.floor(Date.parse(startedAt) / 1_000) + KEPT_SECONDS;
    await table.load([{ ...certificate, ...keys.sweep(job, startedAt), expiresAt }]);
  },
  async list(job, limit, cursor) {
    const { after } = readCursor(job, cursor);
    const pk = keys.sweep(job, '').pk;
    const page = await table.query({ pk, newestFirst: true, limit, after: after && { pk, sk: after.sk } });
    const items = page.items.map((item) => Certificate.parse(recordOf(item)));
    return page.next === undefined
      ? { items }
      : { items, next: writeCursor(job, { part: 0, after: page.next }) };
  },
});
