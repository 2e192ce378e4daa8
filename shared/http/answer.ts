import { gzipSync } from 'node:zlib';
import type { Route } from './endpoint.ts';
import type { HttpAnswer, HttpEvent } from './http-event.ts';

/** Below this, compression costs more than it saves. */
const WORTH_COMPRESSING = 1_024;

/** On every answer: nothing is kept by a cache, framed by a page or guessed by a browser. */
export const SAFE_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
} as const;

const versionOf = (body: unknown): number | undefined =>
  typeof body === 'object' && body !== null && 'version' in body && typeof body.version === 'number'
    ? body.version
    : undefined;

/** JSON, with the record's version as its entity tag; compressed where the phone takes it, because the gateway does not. */
export const answer = (event: HttpEvent, route: Pick<Route, 'status'>, body: unknown): HttpAnswer => {
  const version = versionOf(body);
  const headers = {
    ...SAFE_HEADERS,
    'content-type': 'application/json; charset=utf-8',
    ...(version === undefined ? {} : { etag: `"${version}"` }),
  };
  const text = JSON.stringify(body);
  if (text.length < WORTH_COMPRESSING || !(event.headers['accept-encoding'] ?? '').includes('gzip')) {
    return { statusCode: route.status, headers, body: text };
  }
  return {
    statusCode: route.status,
    headers: { ...headers, 'content-encoding': 'gzip', vary: 'accept-encoding' },
    body: gzipSync(text).toString('base64'),
    isBase64Encoded: true,
  };
};
