import { createPrivateKey, sign } from 'node:crypto';

/** RFC 8292, 2: whose push service, until when (seconds, at most 24 hours on), and whom it may write to about us. */
export interface VapidClaims {
  readonly aud: string;
  readonly exp: number;
  readonly sub: string;
}

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A JSON Web Token, ES256 (RFC 7518, 3.4: the plain pair of numbers, not DER). `privateKey`: PKCS 8, base64. */
export const vapidToken = ({ aud, exp, sub }: VapidClaims, privateKey: string): string => {
  const text = `${encoded({ typ: 'JWT', alg: 'ES256' })}.${encoded({ aud, exp, sub })}`;
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
  const signed = sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' });
  return `${text}.${signed.toString('base64url')}`;
};
