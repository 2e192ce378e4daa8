import type { Carry } from './carry.ts';

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
