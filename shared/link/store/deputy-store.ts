import type { Authorizer } from '../../access/store/authorizer.ts';
import type { Instant } from '../../base/instant.ts';
import { conflict, notFound } from '../../base/refusal.ts';
import { type RequestDigest, requireSameRequest } from '../../base/request-digest.ts';
import type { Context } from '../../table/context.ts';
import { listPage } from '../../table/pager.ts';
import { createOnce, isOvertaken, optimistic, type Write, writeAny } from '../../table/table.ts';
import type { Worker } from '../../worker/rules/worker.ts';
import { workerCheck } from '../../worker/store/worker-store.ts';
import type { Deputy } from '../rules/deputy.ts';
import { checkDeputy, type NewDeputy, newDeputy } from '../rules/new-deputy.ts';
import { deputyDaysWrites } from './deputy-days-store.ts';
import { deputiesPartition, deputyKey } from './keys.ts';
import { deputyItem, toDeputy } from './links.ts';

interface Sent {
  readonly sent: RequestDigest;
  readonly key?: string | undefined;
  readonly at: Instant;
}

/** What the same request made is known by its days; one that was ended sooner is not begun again on that day. */
const standingDeputy = (existing: Deputy, body: NewDeputy, { sent, key }: Sent): Deputy => {
  if (existing.version === 1) {
    requireSameRequest(existing, sent, 'deputy');
    return newDeputy(body, sent, existing.createdAt);
  }
  const isSame = existing.createdBy === sent.createdBy && existing.digest === sent.digest;
  if (isSame && key === undefined) return existing;
  throw conflict('deputy.was-back', { to: existing.to });
};

/** Others may be given a deputy at the same time; as many supervisors as that share no workers. */
const MOST_ATTEMPTS = 12;

/** What is written with a deputy: whatever was found or made, and what is told of one that is made. */
interface Also {
  readonly also: (deputy: Deputy) => readonly Write[];
  readonly tell: (deputy: Deputy) => readonly Write[];
}

/** `who`: the record of the deputy. Without a key it is known by worker, deputy and first day alone. */
export const createDeputy = (
  ctx: Context,
  body: NewDeputy,
  who: () => Promise<Worker>,
  asked: Sent,
  also: Also = { also: () => [], tell: () => [] },
): Promise<Deputy> =>
  optimistic(() => tryDeputy(ctx, body, who, asked, also), { times: MOST_ATTEMPTS, isLost: isOvertaken });

const tryDeputy = async (
  ctx: Context,
  body: NewDeputy,
  who: () => Promise<Worker>,
  asked: Sent,
  { also, tell }: Also,
): Promise<Deputy> => {
  const { table } = ctx;
  const item = await table.get(deputyKey(body.worker, body.from, body.deputy));
  if (item !== undefined) return standingDeputy(toDeputy(item), body, asked);
  const person = await who();
  checkDeputy(body, person, { by: asked.sent.createdBy, at: asked.at });
  const deputy = newDeputy(body, asked.sent, asked.at);
  const days = await deputyDaysWrites(ctx, body);
  const writes = [
    { put: deputyItem(deputy, asked.at), guard: 'absent' as const },
    workerCheck(person),
    ...also(deputy),
    ...tell(deputy),
    ...days,
  ];
  const existing = await createOnce(table, writes, async (one) => {
    const standing = standingDeputy(toDeputy(one), body, asked);
    await writeAny(table, also(standing));
    return standing;
  });
  return existing ?? deputy;
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

/** For a transaction: the deputy as they are now, if nobody has changed their days since. */
export const deputyWrite = (before: Deputy, after: Deputy, at: Instant): Write => ({
  put: deputyItem(after, at),
  guard: { version: before.version },
});

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
