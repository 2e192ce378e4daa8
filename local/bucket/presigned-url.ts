import { createHash } from 'node:crypto';
import { sameText, signatureOf } from './signature.ts';

const encoded = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** The request as both sides write it down before they sign: signature version 4, nothing signed but the host. */
const canonical = (method: string, url: URL): string => {
  const query = [...url.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .toSorted()
    .join('&');
  return [method, url.pathname, query, `host:${url.host}`, '', 'host', 'UNSIGNED-PAYLOAD'].join('\n');
};

/** `20260309T010000Z` */
const moment = (compact: string): number =>
  Date.parse(compact.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

/** Why S3 would not serve a presigned address; nothing when it would. */
export const urlFault = (method: string, url: URL, nowMs: number): string | undefined => {
  const asked = (name: string) => url.searchParams.get(`X-Amz-${name}`) ?? '';
  const date = asked('Date');
  const scope = asked('Credential').split('/').slice(1).join('/');
  const hash = createHash('sha256').update(canonical(method, url)).digest('hex');
  const text = ['AWS4-HMAC-SHA256', date, scope, hash].join('\n');
  if (!sameText(asked('Signature'), signatureOf(text, date.slice(0, 8)))) return 'SignatureDoesNotMatch';
  return moment(date) + Number(asked('Expires')) * 1_000 > nowMs ? undefined : 'Request has expired';
};
