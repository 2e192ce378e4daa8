import type { Authorizer } from '../../access/store/authorizer.ts';
import type { Instant } from '../../base/instant.ts';
import { notFound } from '../../base/refusal.ts';
import { type RequestDigest, requireSameRequest } from '../../base/request-digest.ts';
import type { Context } from '../../table/context.ts';
import { listPage } from '../../table/pager.ts';
import { createOnce, writeOrConflict } from '../../table/table.ts';
import type { Worker } from '../../worker/rules/worker.ts';
import type { Deputy } from '../rules/deputy.ts';
import { checkDeputy, type NewDeputy, newDeputy } from '../rules/new-deputy.ts';
import { deputiesPartition, deputyKey } from './keys.ts';
import { deputyItem, toDeputy } from './links.ts';

/** `who`: the record of the deputy. */
export const createDeputy = async (
  { table }: Context,
  body: NewDeputy,
  who: Worker,
  sent: RequestDigest,
  at: Instant,
): Promise<Deputy> => {
  const again = (existing: Deputy) => {
    requireSameRequest(existing, sent, 'deputy');
    return newDeputy(body, sent, existing.createdAt);
  };
  const item = await table.get(deputyKey(body.worker, body.from, body.deputy));
  if (item !== undefined) return again(toDeputy(item));
  checkDeputy(body, who, at);
  const deputy = newDeputy(body, sent, at);
  const writes = [{ put: deputyItem(deputy, at), guard: 'absent' as const }];
  return (await createOnce(table, writes, (one) => again(toDeputy(one)))) ?? deputy;
};

export const readDeputy = async (
  { table }: Context,
  worker: string,
  from: string,
  deputy: string,
): Promise<Deputy> => {
  const item = await table.get(deputyKey(worker, from, deputy));
  if (item === undefined) throw notFound('deputy');
  return toDeputy(item);
};

export const saveDeputy = ({ table }: Context, before: Deputy, after: Deputy, at: Instant): Promise<void> =>
  writeOrConflict(table, [{ put: deputyItem(after, at), guard: { version: before.version } }]);

export const listDeputies = async (
  { table }: Context,
  worker: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
  authorizer: Authorizer,
): Promise<{ readonly items: Deputy[]; readonly next?: string | undefined }> => {
  const parts = [{ pk: deputiesPartition(worker), begins: 'DEPUTY#' }];
  const page = await listPage(table, { parts, asked: { by: authorizer.who.id, worker }, limit, cursor });
  return { ...page, items: page.items.map(toDeputy) };
};
