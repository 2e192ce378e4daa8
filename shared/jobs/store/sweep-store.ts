import type { Context } from '../../table/context.ts';
import { recordOf } from '../../table/item.ts';
import { expiresAfter } from '../../table/key.ts';
import { listPage } from '../../table/pager.ts';
import { Certificate, type SweepJob } from '../rules/certificate.ts';
import { certificateKey } from './keys.ts';

const KEPT_DAYS = 400;

/** Without a condition: nothing ever changes it, and of two runs begun in the same millisecond either may stand for both. */
export const saveCertificate = async (ctx: Context, certificate: Certificate): Promise<void> => {
  const { job, startedAt } = certificate;
  const expiresAt = expiresAfter(startedAt, KEPT_DAYS);
  await ctx.table.load([{ ...certificate, ...certificateKey(job, startedAt), expiresAt }]);
};

export const listCertificates = async (
  ctx: Context,
  job: SweepJob,
  limit: number,
  cursor: string | undefined,
): Promise<{ items: Certificate[]; next?: string | undefined }> => {
  const parts = [{ pk: certificateKey(job, '').pk, newestFirst: true }];
  const page = await listPage(ctx.table, { parts, asked: { sweeps: job }, limit, cursor });
  return { ...page, items: page.items.map((item) => Certificate.parse(recordOf(item))) };
};
