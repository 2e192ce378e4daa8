import type { Context } from '../../table/context.ts';
import { optimistic } from '../../table/optimistic.ts';
import type { Channel, Digest } from '../rules/channel.ts';
import { type Attempt, afterAttempt, inItsHours, leaseUntil } from '../rules/deliver.ts';
import {
  claimChannel,
  queuedNotices,
  queueHead,
  removeChannel,
  saveChannel,
} from '../store/channel-store.ts';
import { countUnread } from '../store/inbox-store.ts';
import type { Send } from './send.ts';

/** A webhook takes at most so many notices at once; more follow in the next digest. */
const AT_ONCE = 100;
const MOST_RACES = 10;

type Outcome = 'changed' | 'skipped' | 'given-up';

const digestFor = async (way: Channel, ctx: Context): Promise<Digest> => {
  const after = way.sentUpTo;
  const last = (await queueHead(ctx, way.address)).seq;
  if (way.target.type !== 'webhook') return { after, upTo: last, arrivals: [] };
  const arrivals = await queuedNotices(ctx, way.address, after, AT_ONCE);
  return { after, upTo: arrivals.at(-1)?.seq ?? last, arrivals };
};

/** A person who has read everything meanwhile is not told of it; a machine gets every notice. */
const isNotification = async ({ target, address }: Channel, { after, upTo }: Digest, ctx: Context) =>
  upTo > after && (target.type === 'webhook' || (await countUnread(ctx, address)) > 0);

const overtaken = (cause: unknown): never => {
  throw new Error('News kept arriving while a message was noted; it is sent again.', { cause });
};

/** Notes how it went. If something arrived meanwhile, the way goes on to that instead of falling asleep. */
const note = (
  way: Channel,
  attempt: Exclude<Attempt, 'gone'>,
  { upTo }: Digest,
  ctx: Context,
): Promise<Outcome> =>
  optimistic(
    async () => {
      const head = await queueHead(ctx, way.address);
      const after = afterAttempt(way, attempt, { upTo, last: head.seq, now: ctx.now() });
      // Removed, or told to begin anew: what its owner said holds.
      if (!(await saveChannel(ctx, way, after, head))) return 'skipped';
      return after.givenUp > way.givenUp ? 'given-up' : 'changed';
    },
    { times: MOST_RACES, otherwise: overtaken },
  );

/** Carries what is new on one way that is due, if it is the hour of its reader and nobody else is at it. */
export const deliverTo = async (due: Channel, carry: Send, ctx: Context): Promise<Outcome> => {
  const at = ctx.now();
  const mayGoAt = inItsHours(due, at);
  const way = await claimChannel(ctx, due, mayGoAt === at ? leaseUntil(at) : mayGoAt);
  if (way === undefined) return 'skipped';
  if (mayGoAt !== at) return 'changed';
  const digest = await digestFor(way, ctx);
  const attempt = (await isNotification(way, digest, ctx)) ? await carry(way, digest) : 'sent';
  if (attempt === 'gone') {
    await removeChannel(ctx, way);
    return 'changed';
  }
  const outcome = await note(way, attempt, digest, ctx);
  const facts = { way: way.id, type: way.target.type, attempts: way.attempts + 1 };
  if (outcome === 'given-up') ctx.log.info('a message was given up', facts);
  else if (attempt === 'failed') ctx.log.info('a message was not taken', facts);
  return outcome;
};
