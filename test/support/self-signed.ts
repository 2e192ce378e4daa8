import { generate } from 'selfsigned';

export interface Identity {
  readonly key: string;
  readonly cert: string;
}

/** A key and the certificate that it signed for itself, for a server that a test starts on 127.0.0.1. */
export const selfSigned = async (): Promise<Identity> => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'relay of a test' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  });
  return { key, cert };
};
