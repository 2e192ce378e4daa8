import type { PushKeys } from '../../data/push-keys.ts';
import { messageEnvironment } from '../environment.ts';
import type { MessageServices } from '../messaging.ts';
import type { Carry } from './carry.ts';
import { mailCarrier } from './mail.ts';
import { pushCarrier } from './web-push.ts';
import { webhookCarrier } from './webhook.ts';

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

export const carrierFromEnvironment = async ({ pushKeys, now }: MessageServices): Promise<Carry> => {
  const settings = messageEnvironment();
  const keys: PushKeys = await pushKeys.get();
  return carrierOf({
    push: pushCarrier({ keys, contact: settings.APP_URL, now }),
    mail: mailCarrier({
      appUrl: settings.APP_URL,
      relay: settings.MAIL_HOST,
      from: settings.MAIL_FROM,
      now,
    }),
    webhook: webhookCarrier({ appUrl: settings.APP_URL, now, hosts: settings.WEBHOOK_HOSTS.split(',') }),
  });
};
