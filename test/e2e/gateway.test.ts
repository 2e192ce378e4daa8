import { once } from 'node:events';
import { connect } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Host, startHost } from '../../local/host.ts';
import { newUlid } from '../../shared/runtime/context.ts';
import { ask, tokenOf } from '../support/host/ask.ts';
import { freshFolder } from '../support/host/run-host.ts';

const folder = freshFolder();
let host: Host;
let token: string;
beforeAll(async () => {
  host = await startHost({ dataDir: folder, port: 0 });
  token = await tokenOf(host.url, 'w-zhuoma');
});
afterAll(async () => {
  await host.stop();
});

const report = {
  kind: 'household-request',
  subject: { type: 'area', id: '623027101001001' },
  words: 'The lane is washed out.',
};
/** 道路, as a program that knows no UTF-8 writes it. */
const ROAD_IN_GBK = Buffer.from('b5c0c2b7', 'hex');
const inGbk = (body: object): Buffer => {
  const [before = '', after = ''] = JSON.stringify({ ...body, words: '|' }).split('|');
  return Buffer.concat([Buffer.from(before), ROAD_IN_GBK, Buffer.from(after)]);
};
const post = (body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  ask(`${host.url}/cases`, { method: 'POST', token, body, headers });
const openCases = async () => (await ask(`${host.url}/cases`, { token })).body.items.length;

/** Sends the text as it is and reads what comes until the other side hangs up. */
const raw = async (text: string): Promise<string> => {
  const socket = connect(Number(new URL(host.url).port), '127.0.0.1');
  const parts: string[] = [];
  socket.on('data', (part) => parts.push(String(part)));
  socket.write(text);
  await once(socket, 'close');
  return parts.join('');
};

describe('a bad request gets a problem document and writes nothing', () => {
  it.each([
    { what: 'malformed JSON', body: '{"id": ', status: 400, title: 'invalid' },
    { what: 'no body', body: '', status: 400, title: 'invalid' },
    {
      what: 'an unknown field',
      body: { ...report, id: newUlid(1), colour: 'red' },
      status: 400,
      title: 'invalid',
    },
    { what: 'a wrong type', body: { ...report, id: 7 }, status: 400, title: 'invalid' },
    { what: 'a list', body: '[]', status: 400, title: 'invalid' },
    { what: 'a field of the prototype', body: '{"__proto__": {"id": "x"}}', status: 400, title: 'invalid' },
    {
      what: 'a foreign grid',
      body: { ...report, id: newUlid(1), subject: { type: 'area', id: '623021101001001' } },
      status: 404,
      title: 'not-found',
    },
    {
      what: 'a body of 2 MB',
      body: { ...report, words: 'x'.repeat(2 * 1024 * 1024) },
      status: 413,
      title: 'too-large',
    },
    { what: 'words in GBK', body: inGbk({ ...report, id: newUlid(1) }), status: 400, title: 'invalid' },
    {
      what: 'words in GBK, as bytes of no kind',
      body: inGbk({ ...report, id: newUlid(1) }),
      headers: { 'content-type': 'application/octet-stream' },
      status: 400,
      title: 'invalid',
    },
    {
      what: 'what a broken text leaves',
      body: { ...report, id: newUlid(1), words: 'The \ufffd is out.' },
      status: 400,
      title: 'invalid',
    },
    { what: 'a body of 11 MB', body: 'x'.repeat(11 * 1024 * 1024), status: 413, title: 'too-large' },
  ])('$what', async ({ body, headers, status, title }) => {
    const before = await openCases();
    const answer = await post(body, headers);
    expect(answer).toMatchObject({ status, body: { status, title } });
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.body.detail).toBeTypeOf('string');
    expect(await openCases()).toBe(before);
  });
});

it('tells whoever sends another encoding which one is right, and asks nothing in it', async () => {
  const answer = await post(inGbk({ ...report, id: newUlid(1) }));
  expect(answer.body).toMatchObject({ code: 'request.not-utf8' });
  const search = await ask(`${host.url}/cases?area=%B5%C0%C2%B7`, { token });
  expect(search).toMatchObject({ status: 400, body: { code: 'request.not-utf8' } });
});

describe('a board on the wall', () => {
  it('comes whole once, and then as 304 for as long as nothing changes, kept by no cache', async () => {
    const url = `${host.url}/areas/623000/board`;
    const prefecture = await tokenOf(host.url, 's-prefecture');
    const first = await ask(url, { token: prefecture });
    expect(first).toMatchObject({ status: 200, body: { area: '623000', reconciles: true } });
    const tag = first.headers.get('etag') ?? '';
    const again = await ask(url, { token: prefecture, headers: { 'if-none-match': tag } });
    expect(again).toMatchObject({ status: 304, body: undefined });
    expect(again.headers.get('etag')).toBe(tag);
    expect(again.headers.get('cache-control')).toBe('no-store');
    expect(again.headers.has('content-length')).toBe(false);
  });
});

it('takes a report in gzip, and says of another coding which one it takes', async () => {
  const packed = gzipSync(JSON.stringify({ ...report, id: newUlid(2) }));
  expect((await post(packed, { 'content-encoding': 'gzip' })).status).toBe(201);
  const other = await post(brotliCompressSync('{}'), { 'content-encoding': 'br' });
  expect(other).toMatchObject({ status: 415, body: { title: 'unsupported', code: 'request.coding' } });
  expect(other.headers.get('accept-encoding')).toBe('gzip, identity');
});

describe('the gateway finds its way', () => {
  it.each([
    ['/nowhere'],
    ['/'],
    ['/cases/'],
    ['/CASES'],
    ['//cases'],
    ['/cases%2f'],
    ['/cases/x/y/z'],
    ['/local/users/'],
    ['/health/../cases/'],
  ])('there is nothing at %s', async (path) => {
    const answer = await raw(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    expect(answer).toMatch(/application\/problem\+json/);
  });

  it.each(['/cases/..', '/cases/%2e%2e', '/cases/..%2fhealth', '/cases/%00'])(
    'an id that is none gets no record: %s',
    async (path) => {
      const head = `host: x\r\nconnection: close\r\nauthorization: Bearer ${token}`;
      expect(await raw(`GET ${path} HTTP/1.1\r\n${head}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 400 /);
    },
  );

  it('a path that is not percent-encoding is a bad request', async () => {
    const answer = await raw('GET /cases/%zz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('says which methods a route takes', async () => {
    const put = await ask(`${host.url}/cases`, { method: 'PUT', token, body: {} });
    expect(put).toMatchObject({ status: 405, body: { title: 'method-not-allowed' } });
    expect(put.headers.get('allow')).toBe('GET, OPTIONS, POST');
    const options = await ask(`${host.url}/cases`, { method: 'OPTIONS' });
    expect(options.status).toBe(204);
    expect(options.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('answers HEAD like GET, without the body', async () => {
    const answer = await ask(`${host.url}/health`, { method: 'HEAD' });
    expect(answer).toMatchObject({ status: 200, body: undefined });
    expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(0);
  });

  it('does not take two Authorization headers, even when both are good', async () => {
    const twice = `authorization: Bearer ${token}\r\nAuthorization: Bearer ${token}`;
    const answer = await raw(`GET /cases HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${twice}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
  });

  it('joins a query name that is repeated, as API Gateway does', async () => {
    const answer = await ask(`${host.url}/cases?state=open&state=ended`, { token });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: '#/query/state' }] } });
  });

  it('takes a body in UTF-8 with or without a content type', async () => {
    const words = '磨坊后面的小路被冲毁了。';
    const id = newUlid(Date.now());
    const headers = { 'content-type': 'application/octet-stream' };
    const body = JSON.stringify({ ...report, id, words });
    const sent = await ask(`${host.url}/cases`, { method: 'POST', token, body, headers });
    expect(sent.status).toBe(201);
    const { body: stored } = await ask(`${host.url}/cases/${id}`, { token });
    expect(JSON.stringify(stored)).toContain(words);
  });

  it('sends a long answer compressed to those who take it so', async () => {
    for (let n = 0; n < 12; n += 1) await post({ ...report, id: newUlid(Date.now()) });
    const answer = await ask(`${host.url}/cases`, { token, headers: { 'accept-encoding': 'gzip' } });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(answer.body.items.length).toBeGreaterThanOrEqual(12);
  });
});
