import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { areas } from '../../functions/http/areas.ts';
import { bundleFolder } from '../../infra/bundle.ts';

const withAssets = areas.filter(({ assets }) => assets !== undefined);

describe.each(withAssets)('the bundle of $name', ({ entry, assets = {} }) => {
  it.each(Object.entries(assets))('has %s beside it', (name, source) => {
    expect(readFileSync(join(bundleFolder(entry), 'assets', name))).toEqual(readFileSync(source));
  });
});

describe('the page of the API, as it runs on Lambda', () => {
  const require = createRequire(import.meta.url);

  it('is drawn by the library that package.json names', () => {
    const style = readFileSync(require.resolve('swagger-ui-dist/swagger-ui.css'));
    expect(readFileSync(join(bundleFolder('http/docs/index.ts'), 'assets', 'swagger-ui.css'))).toEqual(style);
  });

  it.each(['/docs', '/openapi.json', '/docs/swagger-ui.css'])('finds %s where it was put', async (path) => {
    const { handler } = await import(
      pathToFileURL(join(bundleFolder('http/docs/index.ts'), 'index.mjs')).href
    );
    const answer = await handler({ headers: {}, requestContext: { http: { path } } });
    expect(answer).toMatchObject({ statusCode: 200 });
  });
});
