import { execFileSync } from 'node:child_process';
import { copyFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '@hey-api/openapi-ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Host, startHost } from '../../local/host.ts';
import { newUlid } from '../../shared/runtime/context.ts';
import { tokenOf } from '../support/host/ask.ts';
import { freshFolder } from '../support/host/run-host.ts';

const ROOT = join(import.meta.dirname, '../..');
const folder = freshFolder();
let host: Host;
beforeAll(async () => {
  host = await startHost({ dataDir: freshFolder(), port: 0 });
});
afterAll(async () => {
  await host.stop();
});

const OPTIONS = {
  target: 'es2024',
  lib: ['es2024', 'dom'],
  module: 'nodenext',
  types: [],
  strict: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  outDir: 'out',
};

const generate = () =>
  createClient({
    input: join(ROOT, 'docs/openapi.json'),
    output: join(folder, 'generated'),
    plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'],
    logs: { level: 'silent', file: false },
  });

/** By the compiler itself, as whoever writes a client would: what it says is what fails. */
const compile = () => {
  copyFileSync(join(import.meta.dirname, 'typescript-client/journey.ts'), join(folder, 'journey.ts'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: OPTIONS, files: ['journey.ts'] }),
  );
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', folder], {
    stdio: 'pipe',
    encoding: 'utf8',
  });
};

it('is generated of the document, compiles, and carries a case and a typed problem', async () => {
  await generate();
  compile();
  const { journey } = await import(pathToFileURL(join(folder, 'out/journey.js')).href);
  const id = newUlid(Date.now());
  const [worker, township] = [await tokenOf(host.url, 'w-zhuoma'), await tokenOf(host.url, 's-township')];
  expect(await journey({ baseUrl: host.url, worker, township, id })).toEqual({
    reported: { status: 201, case: 'reported' },
    accepted: { status: 200, case: 'accepted' },
    listed: expect.arrayContaining([id]),
    next: undefined,
    words: ['The lane is washed out.', 'accepted'],
    problem: { status: 400, code: 'request.bad-fields', fields: ['#/kind'] },
  });
});
