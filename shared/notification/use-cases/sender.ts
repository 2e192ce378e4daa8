import type { Send } from './send.ts';

export interface Senders {
  readonly push: Send;
  readonly mail: Send;
  readonly webhook: Send;
}

export const senderOf =
  ({ push, mail, webhook }: Senders): Send =>
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
