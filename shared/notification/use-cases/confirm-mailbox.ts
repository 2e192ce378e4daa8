import type { Context } from '../../table/context.ts';
import { optimistic, type Write } from '../../table/table.ts';
import type { Channel } from '../rules/channel.ts';
import { askedAgain, CODE_BYTES, codeOf, judgeCode, type MailboxCode } from '../rules/confirmation.ts';
import { letterWrite } from '../store/channel-owner.ts';
import { channelWrite, findChannel } from '../store/channel-store.ts';
import { headCheck, queueHead } from '../store/queue-store.ts';

/** A new code of the service's own. */
export const newCode = (ctx: Context): MailboxCode => codeOf(ctx.random(CODE_BYTES));

const changed = (channel: Channel, what: Partial<Channel>): Write =>
  channelWrite(channel, { ...channel, ...what, version: channel.version + 1 });

/** From now on the mailbox is told of what is new, also of what came while it waited. */
const confirmWrites = async (ctx: Context, channel: Channel): Promise<Write[]> => {
  const head = await queueHead(ctx, channel.address);
  const nextAt = head.seq > channel.sentUpTo ? ctx.now() : undefined;
  return [
    changed(channel, { confirmation: undefined, attempts: 0, nextAt }),
    headCheck(channel.address, head),
  ];
};

type Place = Pick<Channel, 'address' | 'id'>;

/** Reads, decides and writes, until nobody else was faster; `false` if the channel is not there any more. */
const change = (
  ctx: Context,
  place: Place,
  writesOf: (channel: Channel) => Promise<Write[]>,
): Promise<boolean> =>
  optimistic(async () => {
    const channel = await findChannel(ctx, place);
    if (channel === undefined) return false;
    const writes = await writesOf(channel);
    if (writes.length > 0) await ctx.table.write(writes);
    return true;
  });

/** Shows that its reader is who asked. A wrong code is counted before it is refused; a confirmed mailbox stays as it is. */
export const confirmMailbox = async (ctx: Context, place: Place, code: MailboxCode): Promise<boolean> => {
  let refused: Error | undefined;
  const found = await change(ctx, place, async (channel) => {
    if (channel.confirmation === undefined) return [];
    const { refusal, counted } = judgeCode(channel.confirmation, code, ctx.now());
    refused = refusal;
    if (refusal === undefined) return confirmWrites(ctx, channel);
    return counted === undefined ? [] : [changed(channel, { confirmation: counted })];
  });
  if (refused !== undefined) throw refused;
  return found;
};

/** Another letter, unless one is on its way; a confirmed mailbox gets none, and a request sent again has got its own. */
export const askForCode = (ctx: Context, place: Place, request: string): Promise<boolean> =>
  change(ctx, place, async (channel) => {
    const { confirmation: waiting } = channel;
    if (waiting === undefined || waiting.asked.includes(request)) return [];
    const confirmation = askedAgain(waiting, request, { code: newCode(ctx), now: ctx.now() });
    if (channel.nextAt !== undefined) return [changed(channel, { confirmation })];
    const letter = changed(channel, { confirmation, attempts: 0, nextAt: ctx.now() });
    return [letter, await letterWrite(ctx, channel)];
  });
