import type { Send } from './send.ts';

export interface Senders {
  readonly push: Send;
  readonly mail: Send;
  readonly webhook: Send;
}

export const senderOf =
  ({ push, mail, webhook }: Senders): Send =>
  (channel, digest) => {
    switch (channel.target.type) {
      case 'web-push':
        return push(channel, digest);
      case 'e-mail':
        return mail(channel, digest);
      case 'webhook':
        return webhook(channel, digest);
    }
  };
