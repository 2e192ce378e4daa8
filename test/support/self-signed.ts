import { generateKeyPairSync, sign } from 'node:crypto';

const lengthOf = (length: number): number[] =>
  length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];

/** One value of ASN.1 in its distinguished encoding. */
const der = (tag: number, ...parts: readonly (Buffer | string)[]): Buffer => {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part)));
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content.length)]), content]);
};
const hex = (text: string) => Buffer.from(text, 'hex');
const SEQUENCE = 0x30;
const ecdsaWithSha256 = der(SEQUENCE, der(0x06, hex('2a8648ce3d040302')));
const name = der(SEQUENCE, der(0x31, der(SEQUENCE, der(0x06, hex('550403')), der(0x0c, 'relay of a test'))));
const validity = der(SEQUENCE, der(0x17, '250101000000Z'), der(0x17, '491231235959Z'));
/** Stands for 127.0.0.1 and nothing else. */
const alternativeName = der(
  SEQUENCE,
  der(0x06, hex('551d11')),
  der(0x04, der(SEQUENCE, der(0x87, hex('7f000001')))),
);

/** A key and the certificate that it signed for itself (RFC 5280), for a server that a test starts. */
export const selfSigned = (): { key: string; cert: string } => {
  const pair = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const body = der(
    SEQUENCE,
    der(0xa0, der(0x02, hex('02'))),
    der(0x02, hex('01')),
    ecdsaWithSha256,
    name,
    validity,
    name,
    pair.publicKey,
    der(0xa3, der(SEQUENCE, alternativeName)),
  );
  const signature = sign('sha256', body, pair.privateKey);
  const text = der(SEQUENCE, body, ecdsaWithSha256, der(0x03, hex('00'), signature)).toString('base64');
  return { key: pair.privateKey, cert: `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----\n` };
};
