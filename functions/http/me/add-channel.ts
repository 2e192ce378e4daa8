import * as z from 'zod/mini';
import { Ulid } from '../../../shared/base/id.ts';
import { invalid, notAllowed } from '../../../shared/base/refusal.ts';
import type { Who } from '../../../shared/base/role.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { type InboxAddress, InboxName } from '../../../shared/notification/rules/address.ts';
import { type Channel, ChannelTarget } from '../../../shared/notification/rules/channel.ts';
import { ChannelView, channelView } from '../../../shared/notification/rules/channel-view.ts';
import { newConfirmation } from '../../../shared/notification/rules/confirmation.ts';
import { mayReach } from '../../../shared/notification/rules/may-reach.ts';
import { addChannel } from '../../../shared/notification/store/channel-store.ts';
import { queueHead } from '../../../shared/notification/store/queue-store.ts';
import { newCode } from '../../../shared/notification/use-cases/confirm-mailbox.ts';
import { type MessageEnvironment, messageEnvironment } from '../../../shared/runtime/message-environment.ts';
import { newSecret } from '../../../shared/runtime/new-secret.ts';
import type { Context } from '../../../shared/table/context.ts';
import { addressOf } from './own-inbox.ts';
import { webhookInbox } from './webhook-inbox.ts';

/** A message is a link to the app, and a mail needs a relay: else it would be promised and never come. */
const isSetUp = ({ type }: ChannelTarget, { APP_URL, MAIL_HOST }: MessageEnvironment): boolean =>
  APP_URL !== undefined && (type !== 'e-mail' || MAIL_HOST !== undefined);

interface Origin {
  readonly box: InboxName;
  readonly address: InboxAddress;
  readonly secret: string | undefined;
  readonly by: string | undefined;
}

const hookOf = (who: Who): Origin => {
  const [area] = webhookInbox(who);
  if (area === undefined) throw notAllowed('channel.webhook-by-registrar');
  return { ...area, secret: newSecret(), by: undefined };
};

const inboxOf = (who: Who, box: InboxName): Origin => ({
  box,
  address: addressOf(who, box),
  secret: undefined,
  by: who.id,
});

/** A mailbox is confirmed first, and its code goes at once. */
const unconfirmed = ({ type }: ChannelTarget, ctx: Context): Pick<Channel, 'confirmation' | 'nextAt'> =>
  type === 'e-mail' ? { confirmation: newConfirmation(newCode(ctx), ctx.now()), nextAt: ctx.now() } : {};

export default endpoint({
  method: 'POST',
  path: '/me/ways',
  action: 'way.change',
  summary:
    'Be told of new notices in one of my inboxes by web push or mail, or, as a registrar, let another system hear of the area by a signed webhook. A message says how much is new and carries a link, nothing else. A mailbox gets a code first and nothing else until it is confirmed. The secret of a webhook is shown this once.',
  body: z.strictObject({
    id: Ulid,
    /** Of which of my inboxes; a webhook always tells of the area. */
    box: z._default(InboxName, 'mine'),
    target: ChannelTarget,
  }),
  answers: ChannelView,
  status: 201,

  async run({ body, who }, ctx) {
    const { id, target } = body;
    const settings = messageEnvironment();
    if (!isSetUp(target, settings)) throw invalid('channel.not-set-up', '#/target/type');
    if (!mayReach(target, settings.WEBHOOK_HOSTS)) throw invalid('channel.host-not-allowed', '#/target');
    const { box, address, secret, by } = target.type === 'webhook' ? hookOf(who) : inboxOf(who, body.box);
    const { seq } = await queueHead(ctx, address);
    const counts = { version: 1, sentUpTo: seq, attempts: 0, givenUp: 0 };
    const fresh = { id, address, target, secret, by, ...counts, ...unconfirmed(target, ctx) };
    const channel = await addChannel(ctx, fresh);
    return { ...channelView(channel, box), ...(channel === fresh ? { secret } : {}) };
  },
});
