import { randomUUID } from 'node:crypto';
import { type JWTPayload, SignJWT } from 'jose';
import type { LocalUser } from '../users.ts';
import { ALG, type SigningKey } from './signing-key.ts';
import { type Verdict, verifyToken } from './verify-token.ts';

export const SCOPE = 'doorstep';
const AUDIENCE = 'doorstep';
const CLIENT = 'doorstep-web';
const LIFE_SECONDS = 3_600;

export interface Tokens {
  readonly token: string;
  readonly idToken: string;
  readonly expiresInSeconds: number;
}

export interface Issuer {
  readonly url: string;
  /** Lifetimes follow the real clock, wherever the host's own has been moved. */
  issue(user: LocalUser): Promise<Tokens>;
  verify(token: string): Promise<Verdict>;
  discovery(): object;
  keySet(): object;
}

/** An OpenID Connect issuer for demo sign-in. It asks for no password, which is why it exists only on this machine. */
export const issuer = (url: string, key: SigningKey): Issuer => {
  const signed = (claims: JWTPayload, { sub, audience }: { sub: string; audience: string }) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: ALG, kid: key.kid, typ: 'JWT' })
      .setIssuer(url)
      .setSubject(sub)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(`${LIFE_SECONDS}s`)
      .setJti(randomUUID())
      .sign(key.secret);

  return {
    url,
    async issue({ user: sub, role, furtherRoles = [], area, unit, name }) {
      const staff = {
        doorstep_role: [role, ...furtherRoles].join(' '),
        doorstep_area: area,
        ...(unit === undefined ? {} : { doorstep_unit: unit }),
      };
      return {
        token: await signed({ ...staff, scope: SCOPE }, { sub, audience: AUDIENCE }),
        idToken: await signed({ name }, { sub, audience: CLIENT }),
        expiresInSeconds: LIFE_SECONDS,
      };
    },
    verify: (token) => verifyToken(token, key, { issuer: url, audience: AUDIENCE }),
    discovery: () => ({
      issuer: url,
      jwks_uri: `${url}/jwks.json`,
      token_endpoint: `${new URL(url).origin}/local/token`,
      id_token_signing_alg_values_supported: [ALG],
      subject_types_supported: ['public'],
      response_types_supported: ['token', 'id_token'],
      scopes_supported: ['openid', SCOPE],
    }),
    keySet: () => ({ keys: [key.jwk] }),
  };
};
