import * as z from 'zod/mini';
import { Ulid } from '../../../shared/domain/id.ts';
import { mayReach } from '../../../shared/domain/message/may-reach.ts';
import { WayTarget } from '../../../shared/domain/message/way.ts';
import { WayView, wayView } from '../../../shared/domain/message/way-view.ts';
import { invalid, notAllowed } from '../../../shared/domain/refusal.ts';
import { type MessageEnvironment, messageEnvironment } from '../../../shared/runtime/environment.ts';
import { newSecret } from '../../../shared/runtime/new-secret.ts';
import { endpoint } from './endpoint.ts';
import { webhookBox } from './webhook-box.ts';

/** A message is a link to the app, and a mail needs a relay: else it would be promised and never come. */
const isSetUp = ({ type }: WayTarget, { APP_URL, MAIL_HOST }: MessageEnvironment): boolean =>
  APP_URL !== undefined && (type !== 'e-mail' || MAIL_HOST !== undefined);

export default endpoint({
  method: 'POST',
  path: '/me/ways',
  may: 'way.change',
  summary:
    'Be told of news by web push or mail, or, as a registrar, let another system hear of the area by a signed webhook. A message says how much is new and carries a link, nothing else. The secret of a webhook is shown this once.',
  body: z.strictObject({ id: Ulid, target: WayTarget }),
  answers: WayView,
  status: 201,

  async run({ body: { id, target }, who }, { ways }) {
    const settings = messageEnvironment();
    if (!isSetUp(target, settings))
      throw invalid('Messages of this sort are not set up here; ask the operator.', '#/target/type');
    if (!mayReach(target, settings.WEBHOOK_HOSTS))
      throw invalid('Messages are not sent to this host; ask the operator to add it.', '#/target');
    const isHook = target.type === 'webhook';
    const [area] = webhookBox(who);
    if (isHook && area === undefined) throw notAllowed('A registrar sets up webhooks.');
    const { box, address } = isHook && area ? area : { box: 'mine' as const, address: who.id };
    const { seq } = await ways.head(address);
    const secret = isHook ? newSecret() : undefined;
    const fresh = { id, address, target, secret, version: 1, sentUpTo: seq, attempts: 0, givenUp: 0 };
    const way = await ways.add(fresh);
    return { ...wayView(way, box), ...(way === fresh ? { secret } : {}) };
  },
});
