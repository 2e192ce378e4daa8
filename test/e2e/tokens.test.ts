import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportSPKI, generateKeyPair, importJWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Host, startHost } from '../../local/host.ts';
import { ask, tokenOf } from '../support/host/ask.ts';
import { freshFolder } from '../support/host/run-host.ts';

const folder = freshFolder();
let host: Host;
let good: string;
beforeAll(async () => {
  host = await startHost({ dataDir: folder, port: 0 });
  good = await tokenOf(host.url, 'w-zhuoma');
});
afterAll(async () => {
  await host.stop();
});

const ownKey = () => JSON.parse(readFileSync(join(folder, 'issuer-key.json'), 'utf8'));
const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const now = () => Math.floor(Date.now() / 1_000);

const claims = () => ({
  iss: `${host.url}/local/issuer`,
  aud: 'doorstep',
  sub: 'w-zhuoma',
  iat: now(),
  exp: now() + 60,
  scope: 'doorstep',
  doorstep_role: 'worker',
  doorstep_area: '623027101001001',
});

/** A token signed with the host's own key: what it would say if the issuer were led astray. */
const signed = async (more: object, header: object = {}) => {
  const jwk = ownKey();
  return new SignJWT({ ...claims(), ...more })
    .setProtectedHeader({ alg: 'RS256', kid: jwk.kid, ...header })
    .sign(await importJWK(jwk, 'RS256'));
};

const foreign = async (header: object = {}) => {
  const { privateKey } = await generateKeyPair('RS256');
  return new SignJWT(claims())
    .setProtectedHeader({ alg: 'RS256', kid: ownKey().kid, ...header })
    .sign(privateKey);
};

const unsigned = () => `${encoded({ alg: 'none', kid: ownKey().kid })}.${encoded(claims())}.`;

const signedWithTheOpenKey = async () => {
  const { n, e, kty, kid } = ownKey();
  const open = await exportSPKI(await importPublic({ n, e, kty }));
  const text = `${encoded({ alg: 'HS256', kid })}.${encoded(claims())}`;
  return `${text}.${createHmac('sha256', open).update(text).digest('base64url')}`;
};
const importPublic = async (jwk: { n: string; e: string; kty: string }) => {
  const key = await importJWK(jwk, 'RS256', { extractable: true });
  if (key instanceof Uint8Array) throw new Error('Not an RSA key.');
  return key;
};

const bent = () => {
  const [header = '', body = '', signature = ''] = good.split('.');
  const said = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
  return `${header}.${encoded({ ...said, doorstep_role: 'registrar' })}.${signature}`;
};

const cases = (token: string) => ask(`${host.url}/cases`, { token });

describe('the gateway', () => {
  it('lets a token of its issuer through', async () => {
    expect(await cases(good)).toMatchObject({ status: 200, body: { items: [] } });
  });

  it('takes what is signed as the issuer signs', async () => {
    expect((await cases(await signed({}))).status).toBe(200);
  });

  it.each([
    { what: 'is unsigned', token: unsigned, says: /signed with RS256/ },
    { what: 'is signed with the open key as a secret', token: signedWithTheOpenKey, says: /RS256/ },
    { what: 'has expired', token: () => signed({ exp: now() }), says: /expired/ },
    { what: 'never expires', token: () => signed({ exp: undefined }), says: /'exp'/ },
    { what: 'is not valid yet', token: () => signed({ nbf: now() + 30 }), says: /not valid yet/ },
    {
      what: 'is of another issuer',
      token: () => signed({ iss: 'http://127.0.0.1:1/local/issuer' }),
      says: /'iss'/,
    },
    { what: 'is for another audience', token: () => signed({ aud: 'somewhere' }), says: /'aud'/ },
    { what: 'is for nobody', token: () => signed({ sub: undefined }), says: /'sub'/ },
    { what: 'is signed by a stranger', token: foreign, says: /signature/ },
    {
      what: 'points to a key elsewhere',
      token: () => foreign({ jku: 'http://127.0.0.1:1/keys' }),
      says: /own/,
    },
    {
      what: 'points to a certificate elsewhere',
      token: () => foreign({ x5u: 'http://127.0.0.1:1/c' }),
      says: /own/,
    },
    { what: 'brings its key along', token: () => foreign({ jwk: ownKey() }), says: /own/ },
    { what: 'names an unknown key', token: () => foreign({ kid: '../../dev/null' }), says: /does not have/ },
    { what: 'names no key', token: () => foreign({ kid: undefined }), says: /does not have/ },
    { what: 'had its role changed', token: async () => bent(), says: /signature/ },
    { what: 'is no token', token: async () => 'a.b.c', says: /not a token/ },
    { what: 'is a word', token: async () => 'please', says: /one bearer token/ },
  ])('refuses a token that $what', async ({ token, says }) => {
    const { status, headers, body } = await cases(await token());
    expect(status).toBe(401);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(headers.get('www-authenticate')).toMatch(/^Bearer scope="doorstep", error="/);
    expect(body).toMatchObject({ status: 401, title: 'unauthenticated' });
    expect(body.detail).toMatch(says);
  });

  it.each([{ scope: undefined }, { scope: 'openid profile' }, { scope: 'doorstepping' }])(
    'refuses the scope $scope',
    async (more) => {
      const { status, body } = await cases(await signed(more));
      expect({ status, title: body.title }).toStrictEqual({ status: 403, title: 'not-allowed' });
      expect(body.detail).toMatch(/scope/);
    },
  );

  it('refuses an ID token, which says who somebody is and not what they may', async () => {
    const { body } = await ask(`${host.url}/local/token`, { method: 'POST', body: { user: 'w-zhuoma' } });
    expect(await cases(body.id_token)).toMatchObject({ status: 401, body: { title: 'unauthenticated' } });
  });

  it('refuses a request without a token, and one with two', async () => {
    expect(await ask(`${host.url}/cases`)).toMatchObject({ status: 401, body: { title: 'unauthenticated' } });
    const twice = await ask(`${host.url}/cases`, {
      headers: { authorization: `Bearer ${good}, Bearer ${good}` },
    });
    expect(twice.status).toBe(401);
  });

  it('believes the token, whatever other headers say', async () => {
    const headers = {
      'x-user-id': 's-prefecture',
      'x-forwarded-for': '10.0.0.1',
      'x-forwarded-user': 's-prefecture',
      'x-amzn-oidc-identity': 's-prefecture',
    };
    const spoofed = await ask(`${host.url}/cases?area=623000`, { token: good, headers });
    expect(spoofed.status).toBe(404);
  });

  it('signs in any worker of the register, as the register has them', async () => {
    const registrar = await tokenOf(host.url, 'r-prefecture');
    const staff = await ask(`${host.url}/workers?area=623021&limit=100`, { token: registrar });
    const { id } = staff.body.items.find((one: { id: string }) => one.id.startsWith('s-623021'));
    const token = await tokenOf(host.url, id);
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    expect(claims).toMatchObject({ sub: id, doorstep_role: 'supervisor' });
    expect((await ask(`${host.url}/cases?area=${claims.doorstep_area}`, { token })).status).toBe(200);
  });

  it('signs in nobody whom neither names', async () => {
    const { status, body } = await ask(`${host.url}/local/token`, {
      method: 'POST',
      body: { user: 'nobody' },
    });
    expect(status).toBe(404);
    expect(body.detail).toMatch(/local\/users/);
    expect((await ask(`${host.url}/local/token`, { method: 'POST', body: {} })).status).toBe(400);
  });

  it('shows other services how to check a token, and never the secret half of the key', async () => {
    const { body } = await ask(`${host.url}/local/issuer/.well-known/openid-configuration`);
    expect(body.issuer).toBe(`${host.url}/local/issuer`);
    const keys = (await ask(body.jwks_uri)).body.keys;
    expect(Object.keys(keys[0]).sort()).toStrictEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
  });
});
