const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 26 characters of Crockford's base 32, the first below 8, out of a fingerprint: a ULID as far as its form goes. */
export const importIdOf = (digest: Buffer): string =>
  Array.from({ length: 26 }, (_, n) => CROCKFORD[(digest[n] ?? 0) % (n === 0 ? 8 : 32)]).join('');
