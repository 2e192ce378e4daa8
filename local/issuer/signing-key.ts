import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';

/** API Gateway's authorizer takes RSA keys only. */
export const ALG = 'RS256';

export interface SigningKey {
  readonly kid: string;
  readonly secret: CryptoKey | Uint8Array;
  readonly open: CryptoKey | Uint8Array;
  /** The open half, as the key set shows it. */
  readonly jwk: JWK;
}

const make = async (): Promise<JWK> => {
  const { privateKey } = await generateKeyPair(ALG, { extractable: true });
  return { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: ALG, use: 'sig' };
};

const kept = async (file: string): Promise<JWK> => {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    const jwk = await make();
    await writeFile(file, JSON.stringify(jwk), { mode: 0o600 });
    return jwk;
  }
};

/** The key of this folder, made at the first start, so that tokens outlive a restart. */
export const signingKey = async (file: string): Promise<SigningKey> => {
  const secret = await kept(file);
  const { kty = '', n = '', e = '', kid = '', alg = ALG, use = 'sig' } = secret;
  const jwk = { kty, n, e, kid, alg, use };
  return { kid, jwk, secret: await importJWK(secret, ALG), open: await importJWK(jwk, ALG) };
};
