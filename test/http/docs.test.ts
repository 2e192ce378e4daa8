import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { assets } from '../../functions/http/docs/assets.ts';
import { handler } from '../../functions/http/docs/index.ts';
import type { HttpEvent } from '../../shared/http/http-event.ts';
import { SAFE_HEADERS } from '../../shared/http/safe-headers.ts';

const ask = (path: string, headers: Record<string, string> = {}) =>
  handler({ headers, requestContext: { http: { path } } } as unknown as HttpEvent);

const page = async () => (await ask('/docs')).body ?? '';
const policyOf = async (path: string) => String((await ask(path)).headers?.['content-security-policy']);

describe('GET /openapi.json', () => {
  it('gives the committed document, compressed for whoever takes it', async () => {
    const committed = readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8');
    const plain = await ask('/openapi.json');
    expect(plain).toMatchObject({ statusCode: 200, body: committed });
    const packed = await ask('/openapi.json', { 'accept-encoding': 'gzip, br' });
    expect(packed).toMatchObject({ isBase64Encoded: true, headers: { 'content-encoding': 'gzip' } });
    expect(gunzipSync(Buffer.from(packed.body ?? '', 'base64')).toString()).toBe(committed);
  });
});

describe('GET /docs', () => {
  it('asks for nothing from anywhere else', async () => {
    const addresses = [...(await page()).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address);
    expect(addresses).toEqual([
      'data:,',
      'docs/swagger-ui.css',
      'docs/swagger-ui-bundle.js',
      'docs/start.js',
      'openapi.json',
      'docs/refusals.html',
    ]);
  });

  it('holds no script and no style of its own', async () => {
    expect(await page()).not.toMatch(/<style|style=|\son\w+=|<script(?![^>]*\ssrc=)/);
  });

  it('is bound to its own origin by its policy', async () => {
    const policy = await policyOf('/docs');
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });

  it.each(Object.keys(assets))('finds %s, with the headers of every answer', async (name) => {
    const answer = await ask(`/docs/${name}`);
    const { 'content-security-policy': _, 'cache-control': __, ...safe } = SAFE_HEADERS;
    expect(answer).toMatchObject({ statusCode: 200, headers: safe });
    expect(answer.body?.length).toBeGreaterThan(0);
  });

  it.each(['/docs', '/openapi.json', '/docs/swagger-ui-bundle.js'])(
    'lets caches keep %s for an hour, and sends it anew only if it has changed',
    async (path) => {
      const { headers = {} } = await ask(path);
      expect(headers['cache-control']).toBe('public, max-age=3600');
      const again = await ask(path, { 'if-none-match': String(headers['etag']) });
      expect(again).toMatchObject({ statusCode: 304, headers: { etag: headers['etag'] } });
      expect(again.body ?? '').toBe('');
      expect(await ask(path, { 'if-none-match': 'W/"of-yesterday"' })).toMatchObject({ statusCode: 200 });
    },
  );

  it('lets nobody keep that there is no such page', async () => {
    expect((await ask('/docs/nothing')).headers).toMatchObject({ 'cache-control': 'no-store' });
  });

  it('keeps the policy of an API for everything but the page', async () => {
    expect(await policyOf('/docs/start.js')).toBe(SAFE_HEADERS['content-security-policy']);
    expect(await policyOf('/openapi.json')).toBe(SAFE_HEADERS['content-security-policy']);
  });

  it.each([
    'index.ts',
    '..%2fpackage.json',
    '../package.json',
    '__proto__',
    'constructor',
    'page.html%00',
    '',
  ])('has no file "%s"', async (name) => {
    const answer = await ask(`/docs/x/${name}`);
    expect(answer).toMatchObject({ statusCode: 404, headers: SAFE_HEADERS });
    expect(JSON.parse(answer.body ?? '')).toMatchObject({ title: 'not-found', status: 404 });
  });
});
