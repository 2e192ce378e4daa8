import { readPushKeys } from '../notification/store/push-keys.ts';
import type { Send } from '../notification/use-cases/send.ts';
import { senderOf } from '../notification/use-cases/sender.ts';
import { pushSender } from '../notification/use-cases/web-push.ts';
import { webhookSender } from '../notification/use-cases/webhook.ts';
import type { Context } from '../table/context.ts';
import { mailSender } from './channels/mail.ts';
import { mailLogin } from './mail-login.ts';
import { type MessageEnvironment, messageEnvironment } from './message-environment.ts';

/** What the operator has not set up, or no longer: tried again, then given up, and that rings. */
const notSetUp: Send = async () => 'failed';

const mailFrom = (
  { APP_URL: appUrl, MAIL_HOST: relay, MAIL_FROM: from }: MessageEnvironment,
  ctx: Context,
): Send =>
  appUrl === undefined || relay === undefined || from === undefined
    ? notSetUp
    : mailSender({ appUrl, relay, from, login: mailLogin(), now: () => ctx.now(), wordsOf: ctx.words });

export const senderFromEnvironment = async (ctx: Context): Promise<Send> => {
  const settings = messageEnvironment();
  const { APP_URL: appUrl, WEBHOOK_HOSTS: hosts } = settings;
  if (appUrl === undefined) return notSetUp;
  const now = () => ctx.now();
  return senderOf({
    push: pushSender({ keys: await readPushKeys(ctx), contact: appUrl, now }),
    mail: mailFrom(settings, ctx),
    webhook: webhookSender({ appUrl, now, hosts }),
  });
};
