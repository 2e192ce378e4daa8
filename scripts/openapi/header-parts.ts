import type { SAFE_HEADERS } from '../../shared/http/safe-headers.ts';

const text = (description: string) => ({ description, schema: { type: 'string' as const } });

const NAMES = {
  'cache-control': 'Cache-Control',
  'content-security-policy': 'Content-Security-Policy',
  'referrer-policy': 'Referrer-Policy',
  'strict-transport-security': 'Strict-Transport-Security',
  'x-content-type-options': 'X-Content-Type-Options',
} as const satisfies Record<keyof typeof SAFE_HEADERS, string>;

/** The headers that an answer can have, each under its own name. */
export const headers = {
  'Accept-Encoding': text('In which codings a body is taken.'),
  'Cache-Control': text('`no-store` for all that is about people or work: a client keeps the answer itself.'),
  'Content-Encoding': text('`gzip` for whoever takes it, where it is worth it.'),
  'Content-Language': text('The language of the words in it.'),
  'Content-Security-Policy': text('What a browser may load for it.'),
  ETag: text('The version of the record, or a fingerprint of what the answer says.'),
  Location: { required: true, ...text('Where what was made can be read.') },
  'Referrer-Policy': text('What a browser may tell others of its address: nothing.'),
  'Retry-After': {
    description: 'After how many seconds it is worth another try.',
    schema: { type: 'string' as const, pattern: '^[0-9]+$' },
  },
  'Strict-Transport-Security': text('That a browser must come back encrypted.'),
  Vary: text('The headers of the request that the answer turned on.'),
  'WWW-Authenticate': text('Which token to bring.'),
  'X-Content-Type-Options': text('That a browser must not guess what it is.'),
};

export type HeaderName = keyof typeof headers;

const references = (names: readonly HeaderName[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` as const }]));

/** Those of every answer, and what this one says besides. */
export const headersWith = (...names: readonly HeaderName[]) =>
  references([...Object.values(NAMES), ...names].toSorted());
