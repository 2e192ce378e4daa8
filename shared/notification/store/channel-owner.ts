import * as z from 'zod/mini';
import { readControlRecord } from '../../access/store/control-record.ts';
import { currentArea } from '../../base/area-code.ts';
import { Ulid } from '../../base/id.ts';
import { notAllowed } from '../../base/refusal.ts';
import type { Context } from '../../table/context.ts';
import { recordOf } from '../../table/item.ts';
import type { Guard, Write } from '../../table/table.ts';
import { type Worker, whoOf } from '../../worker/rules/worker.ts';
import { workerKey } from '../../worker/store/keys.ts';
import { findWorker, workerCheck } from '../../worker/store/worker-store.ts';
import { InboxAddress, inboxesOf } from '../rules/address.ts';
import type { Channel } from '../rules/channel.ts';
import { channelCountKey } from './keys.ts';

/** Which channels were made for a worker last, as many as there can be; those of before this was kept are not named. */
const MadeChannels = z.object({
  version: z.int(),
  made: z._default(z.array(z.object({ address: InboxAddress, id: Ulid })), []),
});
type MadeChannels = z.infer<typeof MadeChannels>;

/** Five for each of at most three inboxes. */
const MOST_MADE = 15;

const madeFor = async ({ table }: Context, worker: string): Promise<MadeChannels> => {
  const item = await table.get(channelCountKey(worker));
  return item === undefined ? { version: 0, made: [] } : MadeChannels.parse(recordOf(item));
};

const asRead = (version: number): Guard => (version === 0 ? 'absent' : { version });

/** The inboxes that a worker reads, as the register has them. */
export const addressesOf = (worker: Worker): InboxAddress[] =>
  inboxesOf(whoOf(worker)).map(({ address }) => address);

/** An area that has got another code may not have been followed by its workers yet. */
const reads = async (ctx: Context, worker: Worker, address: InboxAddress): Promise<boolean> => {
  if (!worker.active) return false;
  const { retired } = await readControlRecord(ctx, 0);
  return addressesOf({ ...worker, area: currentArea(worker.area, retired) }).includes(address);
};

/**
 * For a transaction that ends the channels of a worker, read before them: none was given to the worker meanwhile. A query
 * may not show yet what was made a moment ago, so that the latest ones are named.
 */
export const channelsMade = async (
  ctx: Context,
  worker: string,
): Promise<{ made: MadeChannels['made']; unchanged: Write }> => {
  const { version, made } = await madeFor(ctx, worker);
  return { made, unchanged: { check: channelCountKey(worker), guard: asRead(version) } };
};

/**
 * For a transaction that makes a channel: whom it tells serves and reads that inbox, in that very moment. A webhook tells nobody, and some
 * who sign in stand in no register.
 */
export const ownerWrites = async (ctx: Context, { target, by, address, id }: Channel): Promise<Write[]> => {
  if (target.type === 'webhook') return [];
  const owner = by ?? address;
  const [worker, { version, made }] = await Promise.all([findWorker(ctx, owner), madeFor(ctx, owner)]);
  if (worker !== undefined && !(await reads(ctx, worker, address))) throw notAllowed('access.changed');
  const latest = [...made, { address, id }].slice(-MOST_MADE);
  return [
    worker === undefined ? { check: workerKey(owner), guard: 'absent' } : workerCheck(worker),
    { put: { ...channelCountKey(owner), version: version + 1, made: latest }, guard: asRead(version) },
  ];
};
