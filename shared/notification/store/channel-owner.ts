import * as z from 'zod/mini';
import { readControlRecord } from '../../access/store/control-record.ts';
import { currentArea } from '../../base/area-code.ts';
import { Ulid } from '../../base/id.ts';
import { Day, dayOf } from '../../base/instant.ts';
import { conflict, notAllowed } from '../../base/refusal.ts';
import type { Context } from '../../table/context.ts';
import { recordOf } from '../../table/item.ts';
import type { Guard, Write } from '../../table/table.ts';
import { type Worker, whoOf } from '../../worker/rules/worker.ts';
import { workerKey } from '../../worker/store/keys.ts';
import { findWorker, workerCheck } from '../../worker/store/worker-store.ts';
import { InboxAddress, inboxesOf } from '../rules/address.ts';
import type { Channel } from '../rules/channel.ts';
import { MOST_LETTERS } from '../rules/confirmation.ts';
import { channelCountKey } from './keys.ts';

/** Which channels were made for a worker last, as many as there can be; those of before this was kept are not named. */
const MadeChannels = z.object({
  version: z.int(),
  made: z._default(z.array(z.object({ address: InboxAddress, id: Ulid })), []),
  /** With codes to mailboxes of their choice, on one day. */
  letters: z.optional(z.object({ on: Day, count: z.int() })),
});
type MadeChannels = z.infer<typeof MadeChannels>;

/** Five for each of at most three inboxes. */
const MOST_MADE = 15;

const madeFor = async ({ table }: Context, worker: string): Promise<MadeChannels> => {
  const item = await table.get(channelCountKey(worker));
  return item === undefined ? { version: 0, made: [] } : MadeChannels.parse(recordOf(item));
};

/** One more, unless somebody wants to fill the mailboxes of others. */
const oneMoreLetter = ({ letters }: MadeChannels, today: Day): Pick<MadeChannels, 'letters'> => {
  const count = letters?.on === today ? letters.count : 0;
  if (count >= MOST_LETTERS) throw conflict('channel.too-many-codes', { most: MOST_LETTERS });
  return { letters: { on: today, count: count + 1 } };
};

/** Whom a channel tells. */
const ownerOf = ({ by, address }: Pick<Channel, 'by' | 'address'>): string => by ?? address;

const asRead = (version: number): Guard => (version === 0 ? 'absent' : { version });

const madeWrite = (owner: string, { version }: MadeChannels, after: MadeChannels): Write => ({
  put: { ...channelCountKey(owner), ...after, version: version + 1 },
  guard: asRead(version),
});

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
export const ownerWrites = async (ctx: Context, channel: Channel): Promise<Write[]> => {
  const { target, address, id, confirmation } = channel;
  if (target.type === 'webhook') return [];
  const owner = ownerOf(channel);
  const [worker, before] = await Promise.all([findWorker(ctx, owner), madeFor(ctx, owner)]);
  if (worker !== undefined && !(await reads(ctx, worker, address))) throw notAllowed('access.changed');
  const letter = confirmation === undefined ? {} : oneMoreLetter(before, dayOf(ctx.now()));
  const made = [...before.made, { address, id }].slice(-MOST_MADE);
  return [
    worker === undefined ? { check: workerKey(owner), guard: 'absent' } : workerCheck(worker),
    madeWrite(owner, before, { ...before, ...letter, made }),
  ];
};

/** For a transaction that has another letter sent to a mailbox of whom the channel tells. */
export const letterWrite = async (ctx: Context, channel: Channel): Promise<Write> => {
  const before = await madeFor(ctx, ownerOf(channel));
  return madeWrite(ownerOf(channel), before, { ...before, ...oneMoreLetter(before, dayOf(ctx.now())) });
};
