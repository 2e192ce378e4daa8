import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { sameText, signatureOf } from './signature.ts';

const PARTS =
  /Credential=[^/]+\/(?<scope>[^,]+), SignedHeaders=(?<names>[^,]+), Signature=(?<signature>\w+)$/;

/** Why S3 would not take a request that is signed in its headers; nothing when it would. */
export const requestFault = (method: string, url: URL, headers: IncomingHttpHeaders): string | undefined => {
  const { scope = '', names = '', signature = '' } = PARTS.exec(headers.authorization ?? '')?.groups ?? {};
  const said = names.split(';').map((name) => `${name}:${String(headers[name] ?? '').trim()}`);
  if (!names.split(';').includes('host')) return 'SignatureDoesNotMatch';
  const hash = String(headers['x-amz-content-sha256'] ?? '');
  const canonical = [method, url.pathname, url.searchParams.toString(), ...said, '', names, hash].join('\n');
  const date = String(headers['x-amz-date'] ?? '');
  const digest = createHash('sha256').update(canonical).digest('hex');
  const text = ['AWS4-HMAC-SHA256', date, scope, digest].join('\n');
  return sameText(signature, signatureOf(text, date.slice(0, 8))) ? undefined : 'SignatureDoesNotMatch';
};
