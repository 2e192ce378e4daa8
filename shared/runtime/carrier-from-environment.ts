import type { Instant } from '../base/instant.ts';
import { readPushKeys } from '../notification/store/push-keys.ts';
import { carrierOf } from '../notification/use-cases/carrier.ts';
import type { Carry } from '../notification/use-cases/carry.ts';
import { pushCarrier } from '../notification/use-cases/web-push.ts';
import { webhookCarrier } from '../notification/use-cases/webhook.ts';
import type { Context } from '../table/context.ts';
import { mailCarrier } from './channels/mail.ts';
import { type MessageEnvironment, messageEnvironment } from './environment.ts';
import { mailLogin } from './mail-login.ts';

/** What the operator has not set up, or no longer: tried again, then given up, and that rings. */
const notSetUp: Carry = async () => 'failed';

const mailFrom = (
  { APP_URL: appUrl, MAIL_HOST: relay, MAIL_FROM: from }: MessageEnvironment,
  now: () => Instant,
): Carry =>
  appUrl === undefined || relay === undefined || from === undefined
    ? notSetUp
    : mailCarrier({ appUrl, relay, from, login: mailLogin(), now });

export const carrierFromEnvironment = async (ctx: Context): Promise<Carry> => {
  const settings = messageEnvironment();
  const { APP_URL: appUrl, WEBHOOK_HOSTS: hosts } = settings;
  if (appUrl === undefined) return notSetUp;
  const now = () => ctx.now();
  return carrierOf({
    push: pushCarrier({ keys: await readPushKeys(ctx), contact: appUrl, now }),
    mail: mailFrom(settings, now),
    webhook: webhookCarrier({ appUrl, now, hosts }),
  });
};
