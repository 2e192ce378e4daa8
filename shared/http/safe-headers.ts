import type { Facts } from '../base/catalogue/catalogue.ts';

/** On every answer: nothing is kept by a cache, framed by a page or guessed by a browser. */
export const SAFE_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
} as const;

/** With every 429, to programs and to browsers: what was counted is forgotten with the minute, unless the refusal says when. */
export const retryLater = ({ seconds = 60 }: Facts = {}) => ({ 'retry-after': String(seconds) });
