import type { Context } from '../../table/context.ts';
import { optimistic } from '../../table/table.ts';
import type { Channel, Digest } from '../rules/channel.ts';
import { type Attempt, afterAttempt, leaseUntil, mayGoAt } from '../rules/deliver.ts';
import { claimChannel, removeChannel } from '../store/channel-store.ts';
import { countUnread } from '../store/inbox-store.ts';
import { queuedNotices, queueHead, saveChannel } from '../store/queue-store.ts';
import type { Outcome, Send } from './send.ts';
import { sendCode } from './send-code.ts';

/** A webhook takes at most so many notices at once; more follow in the next digest. */
const AT_ONCE = 100;
const MOST_RACES = 10;

type Head = Awaited<ReturnType<typeof queueHead>>;

const isUrgent = ({ sentUpTo }: Channel, { urgentUpTo }: Head): boolean => urgentUpTo > sentUpTo;

const digestFor = async (channel: Channel, head: Head, ctx: Context): Promise<Digest> => {
  const after = channel.sentUpTo;
  const urgent = isUrgent(channel, head);
  if (channel.target.type !== 'webhook') return { after, upTo: head.seq, queued: [], urgent };
  const queued = await queuedNotices(ctx, channel.address, after, AT_ONCE);
  return { after, upTo: queued.at(-1)?.seq ?? head.seq, queued, urgent };
};

/** A person who has read everything meanwhile is not told of it; a machine gets every notice. */
const isNotification = async ({ target, address }: Channel, { after, upTo }: Digest, ctx: Context) =>
  upTo > after && (target.type === 'webhook' || (await countUnread(ctx, address)) > 0);

const overtaken = (cause: unknown): never => {
  throw new Error('News kept arriving while a message was noted; it is sent again.', { cause });
};

/** Notes how it went. If something arrived meanwhile, the way goes on to that instead of falling asleep. */
const note = (
  channel: Channel,
  attempt: Exclude<Attempt, 'gone'>,
  { upTo }: Digest,
  ctx: Context,
): Promise<Outcome> =>
  optimistic(
    async () => {
      const head = await queueHead(ctx, channel.address);
      const after = afterAttempt(channel, attempt, {
        upTo,
        last: head.seq,
        urgentUpTo: head.urgentUpTo,
        now: ctx.now(),
      });
      // Removed, or told to begin anew: what its owner said holds.
      if (!(await saveChannel(ctx, channel, after, head))) return 'skipped';
      return after.givenUp > channel.givenUp ? 'given-up' : 'changed';
    },
    { times: MOST_RACES, otherwise: overtaken },
  );

/** Carries what is new on one way that is due, if it is urgent or the hour of its reader, and nobody else is at it. */
export const deliverTo = async (due: Channel, send: Send, ctx: Context): Promise<Outcome> => {
  if (due.confirmation !== undefined) return sendCode(due, send, ctx);
  const at = ctx.now();
  const head = await queueHead(ctx, due.address);
  const goesAt = mayGoAt(due, at, isUrgent(due, head));
  const channel = await claimChannel(ctx, due, goesAt === at ? leaseUntil(at) : goesAt);
  if (channel === undefined) return 'skipped';
  if (goesAt !== at) return 'changed';
  const digest = await digestFor(channel, head, ctx);
  const attempt = (await isNotification(channel, digest, ctx)) ? await send(channel, digest) : 'sent';
  if (attempt === 'gone') {
    await removeChannel(ctx, channel);
    return 'changed';
  }
  const outcome = await note(channel, attempt, digest, ctx);
  const facts = { way: channel.id, type: channel.target.type, attempts: channel.attempts + 1 };
  if (outcome === 'given-up') ctx.log.info('a message was given up', facts);
  else if (attempt === 'failed') ctx.log.info('a message was not taken', facts);
  return outcome;
};
