import { expiresAfter } from '../../table/expires-after.ts';
import { recordOf } from '../../table/item.ts';
import { listPage } from '../../table/pager.ts';
import type { Table } from '../../table/table.ts';
import { Certificate, type SweepJob } from '../rules/certificate.ts';
import { certificateKey } from './keys.ts';

const KEPT_DAYS = 400;

export interface SweepStore {
  save(certificate: Certificate): Promise<void>;
  list(
    job: SweepJob,
    limit: number,
    cursor: string | undefined,
  ): Promise<{ items: Certificate[]; next?: string | undefined }>;
}

export const sweepStore = (table: Table): SweepStore => ({
  async save(certificate) {
    const { job, startedAt } = certificate;
    const expiresAt = expiresAfter(startedAt, KEPT_DAYS);
    await table.load([{ ...certificate, ...certificateKey(job, startedAt), expiresAt }]);
  },
  async list(job, limit, cursor) {
    const parts = [{ pk: certificateKey(job, '').pk, newestFirst: true }];
    const page = await listPage(table, { parts, asked: { sweeps: job }, limit, cursor });
    return { ...page, items: page.items.map((item) => Certificate.parse(recordOf(item))) };
  },
});
