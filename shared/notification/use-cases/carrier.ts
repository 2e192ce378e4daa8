import { type MessageEnvironment, messageEnvironment } from '../../runtime/environment.ts';
import { mailLogin } from '../../runtime/mail-login.ts';
import type { MessageServices } from '../../runtime/messaging.ts';
import type { Carry } from './carry.ts';
import { mailCarrier } from './mail.ts';
import { pushCarrier } from './web-push.ts';
import { webhookCarrier } from './webhook.ts';

type Now = MessageServices['now'];

export interface Carriers {
  readonly push: Carry;
  readonly mail: Carry;
  readonly webhook: Carry;
}

export const carrierOf =
  ({ push, mail, webhook }: Carriers): Carry =>
  (way, digest) => {
    switch (way.target.type) {
      case 'web-push':
        return push(way, digest);
      case 'e-mail':
        return mail(way, digest);
      case 'webhook':
        return webhook(way, digest);
    }
  };

/** What the operator has not set up, or no longer: tried again, then given up, and that rings. */
const notSetUp: Carry = async () => 'failed';

const mailFrom = ({ APP_URL: appUrl, MAIL_HOST: relay, MAIL_FROM: from }: MessageEnvironment, now: Now) =>
  appUrl === undefined || relay === undefined || from === undefined
    ? notSetUp
    : mailCarrier({ appUrl, relay, from, login: mailLogin(), now });

export const carrierFromEnvironment = async ({ pushKeys, now }: MessageServices): Promise<Carry> => {
  const settings = messageEnvironment();
  const { APP_URL: appUrl, WEBHOOK_HOSTS: hosts } = settings;
  if (appUrl === undefined) return notSetUp;
  return carrierOf({
    push: pushCarrier({ keys: await pushKeys.get(), contact: appUrl, now }),
    mail: mailFrom(settings, now),
    webhook: webhookCarrier({ appUrl, now, hosts }),
  });
};
