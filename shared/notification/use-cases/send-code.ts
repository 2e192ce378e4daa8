import type { Context } from '../../table/context.ts';
import type { Channel, Digest } from '../rules/channel.ts';
import { type Attempt, afterCode, leaseUntil } from '../rules/deliver.ts';
import { channelWrite, claimChannel, unlessRefused } from '../store/channel-store.ts';
import type { Outcome, Send } from './send.ts';

const nothingNew = ({ sentUpTo }: Channel): Digest => ({
  after: sentUpTo,
  upTo: sentUpTo,
  queued: [],
  urgent: false,
});

const outcomeOf = (attempt: Attempt, { nextAt }: Channel): Outcome =>
  attempt === 'sent' || nextAt !== undefined ? 'changed' : 'given-up';

/** The one letter that a mailbox gets before it is confirmed. Whoever asked waits for it, so that it waits for no hour. */
export const sendCode = async (due: Channel, send: Send, ctx: Context): Promise<Outcome> => {
  const channel = await claimChannel(ctx, due, leaseUntil(ctx.now()));
  if (channel === undefined) return 'skipped';
  const attempt = await send(channel, nothingNew(channel));
  const after = afterCode(channel, attempt, ctx.now());
  // Confirmed by the letter that has just arrived, removed, or asked for again: what its owner did holds.
  if (!(await unlessRefused(ctx, [channelWrite(channel, after)], 0))) return 'skipped';
  const outcome = outcomeOf(attempt, after);
  const facts = { way: channel.id, type: channel.target.type, attempts: after.attempts };
  if (outcome === 'given-up') ctx.log.info('a message was given up', facts);
  else if (attempt !== 'sent') ctx.log.info('a code was not taken', facts);
  return outcome;
};
