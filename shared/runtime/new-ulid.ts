import { randomBytes } from 'node:crypto';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID (github.com/ulid/spec): 48 bits of time, 80 of chance, in Crockford's base 32. */
export const newUlid = (atMs: number): string => {
  const time = Array.from({ length: 10 }, (_, n) => CROCKFORD[Math.floor(atMs / 32 ** (9 - n)) % 32]);
  const chance = Array.from(randomBytes(16), (byte) => CROCKFORD[byte % 32]);
  return [...time, ...chance].join('');
};
