import { digestOf } from '../table/digest.ts';
import type { Route, Served } from './endpoint.ts';
import type { HttpAnswer, HttpEvent } from './http-event.ts';
import { takesGzip } from './negotiate.ts';
import { SAFE_HEADERS } from './safe-headers.ts';

/** Below this, compression costs more than it saves. */
const WORTH_COMPRESSING = 1_024;

const versionOf = (body: unknown): number | undefined =>
  typeof body === 'object' && body !== null && 'version' in body && typeof body.version === 'number'
    ? body.version
    : undefined;

interface Plain {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Loaded when there is something to compress: most answers are short, and the library is none of a start's business. */
const gzipped = (body: string): Buffer => process.getBuiltinModule('node:zlib').gzipSync(body);

/** Compressed where the phone takes it and it is worth it, because the gateway does not. */
export const packed = (event: HttpEvent, { statusCode, headers, body }: Plain): HttpAnswer => {
  if (body.length < WORTH_COMPRESSING) return { statusCode, headers: { ...headers }, body };
  const varied = { ...headers, vary: [headers['vary'] ?? [], 'accept-encoding'].flat().join(', ') };
  if (!takesGzip(event.headers)) return { statusCode, headers: varied, body };
  return {
    statusCode,
    headers: { ...varied, 'content-encoding': 'gzip' },
    body: gzipped(body).toString('base64'),
    isBase64Encoded: true,
  };
};

const tagOf = ({ conditional }: Pick<Route, 'conditional'>, body: unknown): string | undefined => {
  if (conditional) return weakTag(body);
  const version = versionOf(body);
  return version === undefined ? undefined : `"${version}"`;
};

/**
 * JSON, with the record's version, or what it says, as its entity tag. Whoever names that tag is told that nothing has
 * changed (304): the client keeps the answer itself, since no cache may.
 */
export const answer = (
  event: HttpEvent,
  route: Pick<Route, 'status' | 'conditional'>,
  { body, location }: Served,
): HttpAnswer => {
  const tag = tagOf(route, body);
  const safe = { ...SAFE_HEADERS, ...(tag === undefined ? {} : { etag: tag }) };
  if (route.conditional && unchanged(event, tag)) return { statusCode: 304, headers: safe };
  const headers = {
    ...safe,
    ...(location === undefined ? {} : { location }),
    'content-type': 'application/json; charset=utf-8',
  };
  return packed(event, { statusCode: route.status, headers, body: JSON.stringify(body) });
};

/** When an answer was counted is no part of what it says. */
const said = (body: unknown): unknown =>
  typeof body === 'object' && body !== null ? { ...body, asOf: undefined } : body;

/** Weak, because an answer is the same whether it is compressed or not, and counted again a minute later. */
export const weakTag = (body: unknown): string => `W/"${digestOf(said(body))}"`;

/** Whether `If-None-Match` names the tag (RFC 9110, 13.1.2): `*`, or a list of tags that are compared weakly. */
export const isKnown = (tag: string, ifNoneMatch: string | undefined): boolean => {
  const names = (ifNoneMatch ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  return names.includes('*') || names.includes(tag.replace(/^W\//, ''));
};

/** Whether whoever asks has this answer already. */
export const unchanged = ({ headers }: HttpEvent, tag: string | undefined): boolean =>
  tag !== undefined && isKnown(tag, headers['if-none-match']);
