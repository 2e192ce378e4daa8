import * as z from 'zod/mini';
import type { Target } from '../gateway/target.ts';
import type { Issuer } from '../issuer/issuer.ts';
import { users } from '../users.ts';
import { LocalRefusal, localGet, localPost } from './local-route.ts';

const userNamed = (name: string) => {
  const found = users.find(({ user }) => user === name);
  if (found === undefined)
    throw new LocalRefusal(404, `There is no demo user "${name}"; GET /local/users lists them.`);
  return found;
};

/** Demo sign-in: who there is, a token for each without a password, and what an OIDC client asks an issuer for. */
export const signInRoutes = (issuer: Issuer): Target[] => [
  localGet('/local/users', () => ({ items: users })),
  localPost('/local/token', z.strictObject({ user: z.string() }), async ({ user }) => {
    const { token, idToken, expiresInSeconds } = await issuer.issue(userNamed(user));
    // `token` for people with curl; the rest under the names of OAuth 2.0 (RFC 6749, 5.1).
    return {
      token,
      access_token: token,
      id_token: idToken,
      token_type: 'Bearer',
      expires_in: expiresInSeconds,
    };
  }),
  localGet('/local/issuer/.well-known/openid-configuration', issuer.discovery),
  localGet('/local/issuer/jwks.json', issuer.keySet),
];
