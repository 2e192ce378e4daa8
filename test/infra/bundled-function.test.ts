import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundledCode, bundleFolder } from '../../infra/bundle.ts';

const heard: IncomingHttpHeaders[] = [];
let server: Server;

beforeAll(async () => {
  server = createServer((request, response) => {
    heard.push(request.headers);
    response.setHeader('content-type', 'application/x-amz-json-1.0');
    response.end('{"Count":0,"Items":[]}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterAll(async () => {
  server.close();
  await once(server, 'close');
});

const port = () => {
  const bound = server.address();
  return typeof bound === 'object' && bound !== null ? bound.port : 0;
};

/** The stand-ins of the bundles (decision 0012) are only met in a bundle: so one is run, by a Node alone. */
it('runs with nothing but what Lambda hands over, and signs with it', async () => {
  const file = join(bundleFolder('sweeps/sweep-overdue.ts'), 'index.mjs');
  const script = `const { handler } = await import(${JSON.stringify(file)}); console.log(JSON.stringify(await handler()));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    env: {
      TABLE_NAME: 'any',
      AWS_REGION: 'cn-north-1',
      AWS_ACCESS_KEY_ID: 'key-of-lambda',
      AWS_SECRET_ACCESS_KEY: 'secret-of-lambda',
      AWS_SESSION_TOKEN: 'token-of-lambda',
      AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port()}`,
    },
  });
  expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({
    job: 'overdue',
    complete: true,
  });
  expect(heard.length).toBeGreaterThan(0);
  for (const headers of heard) {
    expect(headers.authorization).toMatch(/Credential=key-of-lambda\/\d{8}\/cn-north-1\/dynamodb\//);
    expect(headers['x-amz-security-token']).toBe('token-of-lambda');
  }
});

/** Yes or no instead of the text: a failure would print 300 KB. */
const holds = (text: string | RegExp) => bundledCode('http/cases/index.ts').search(text) !== -1;

it('loads node:http only by the way that does not load all of it', () => {
  expect(holds(/(from|import\()\s*"(node:)?http"/)).toBe(false);
  expect(holds(/getBuiltinModule\("node:http"/)).toBe(true);
});

it("holds a stand-in for event streams instead of the SDK's", () => {
  expect(holds('The bundles hold no event streams')).toBe(true);
  expect(holds('The prelude checksum')).toBe(false);
});

/** How zod's English sentences begin; zod/mini brings none of them along, so `fault-words.ts` has its own. */
const SENTENCES = [
  'Too small: expected',
  'Too big: expected',
  'Invalid input: expected',
  'Invalid option: expected',
];

it.each(SENTENCES)("holds none of zod's own sentences: %s", (start) => {
  const english = readFileSync(new URL('../../node_modules/zod/v4/locales/en.js', import.meta.url), 'utf8');
  expect(english).toContain(start);
  expect(holds(start)).toBe(false);
});
