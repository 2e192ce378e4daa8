import { notFound } from '../../../shared/base/refusal.ts';
import { isKnown, packed } from '../../../shared/http/answer.ts';
import type { HttpAnswer, HttpEvent } from '../../../shared/http/http-event.ts';
import { refused } from '../../../shared/http/problem.ts';
import { SAFE_HEADERS } from '../../../shared/http/safe-headers.ts';
import { readCatalogue } from '../../../shared/runtime/read-catalogue.ts';
import { isAsset } from './assets.ts';
import { readAsset } from './read-asset.ts';

/** Everything from our own origin, and nothing inline. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The same for everyone, and of nobody: a page of 1.4 MB is not sent again to whoever has just read it. */
const AN_HOUR = 'public, max-age=3600';

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** `/docs` is the page, `/openapi.json` and `/docs/<file>` are what it asks for. */
const nameIn = (path: string): string => {
  if (path === '/docs' || path === '/docs/') return 'page.html';
  return path.slice(path.lastIndexOf('/') + 1);
};

/** The published API as a document and as a page, for anyone and without a token. */
export const handler = async (event: HttpEvent): Promise<HttpAnswer> => {
  const name = nameIn(event.requestContext.http.path);
  if (!isAsset(name)) return refused(notFound('page'), event, readCatalogue);
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'text/plain';
  const policy = name.endsWith('.html') ? { 'content-security-policy': PAGE_POLICY } : {};
  const { body, tag } = await readAsset(name);
  const cached = { ...SAFE_HEADERS, ...policy, 'cache-control': AN_HOUR, etag: tag };
  if (isKnown(tag, event.headers['if-none-match'])) return { statusCode: 304, headers: cached };
  return packed(event, { statusCode: 200, headers: { ...cached, 'content-type': type }, body });
};
