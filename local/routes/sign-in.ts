import * as z from 'zod/mini';
import type { Worker } from '../../shared/worker/rules/worker.ts';
import type { Target } from '../gateway/target.ts';
import type { Issuer } from '../issuer/issuer.ts';
import { type LocalUser, users } from '../users.ts';
import { LocalRefusal, localGet, localPost } from './local-route.ts';

/** Whoever is in the register can be tried, as the register has them; a demo user also before anything is loaded. */
type FindWorker = (id: string) => Promise<Worker | undefined>;

const nobody = (name: string) =>
  new LocalRefusal(
    404,
    `Nobody called "${name}" is in service; GET /local/users lists the demo users, GET /workers the register.`,
  );

const userNamed = async (name: string, findWorker: FindWorker): Promise<LocalUser> => {
  const worker = await findWorker(name);
  if (worker !== undefined && !worker.active) throw nobody(name);
  const user = worker === undefined ? users.find((one) => one.user === name) : { ...worker, user: worker.id };
  if (user === undefined) throw nobody(name);
  return user;
};

/** Local sign-in: whom the demo names, a token for anybody in service without a password, and what an OIDC client asks an issuer for. */
export const signInRoutes = (issuer: Issuer, findWorker: FindWorker): Target[] => [
  localGet('/local/users', () => ({ items: users })),
  localPost('/local/token', z.strictObject({ user: z.string() }), async ({ user }) => {
    const { token, idToken, expiresInSeconds } = await issuer.issue(await userNamed(user, findWorker));
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
