import assert from 'node:assert/strict';
import { SignJWT } from 'jose';
import { ALG } from '../../../local/issuer/signing-key.ts';
import { users } from '../../../local/users.ts';
import type { Scene } from './scene.ts';

/** Who comes without a token, or with one that is not for this service, does not reach a function. */
export const wrongTokensAreRefused = async ({ api, issuer }: Scene): Promise<void> => {
  const { issuer: own, key } = issuer;
  const [user] = users;
  if (user === undefined) throw new Error('There is nobody to sign in.');
  const { token, idToken } = await own.issue(user);
  const signed = (scope: string, expires: string) =>
    new SignJWT({ scope, doorstep_role: user.role, doorstep_area: user.area })
      .setProtectedHeader({ alg: ALG, kid: key.kid })
      .setIssuer(own.url)
      .setSubject(user.user)
      .setAudience('doorstep')
      .setIssuedAt(Math.floor(Date.now() / 1_000) - 60)
      .setExpirationTime(expires)
      .sign(key.secret);

  const statusWith = async (sent: string) => (await api.ask('/cases', { token: sent })).status;
  assert.equal((await api.ask('/cases')).status, 401, 'without a token');
  assert.equal(await statusWith(`${token.slice(0, -6)}AAAAAA`), 401, 'with a bent signature');
  assert.equal(await statusWith(idToken), 401, 'with an ID token');
  assert.equal(await statusWith(await signed('doorstep', '-30s')), 401, 'with a token of yesterday');
  assert.equal(await statusWith(await signed('openid', '1h')), 403, 'without our scope');
  assert.equal(await statusWith(token), 200, 'with a token of the issuer');
};
