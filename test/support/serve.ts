import { createServer } from 'node:http';
import type { Claims, callerOf } from './call.ts';

const textOf = async (stream: AsyncIterable<Buffer>): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
};

/** Puts a caller behind HTTP, for clients that speak nothing else; every request is made by the holder of `claims`. */
export const serve = async (call: () => ReturnType<typeof callerOf>, claims: Claims) => {
  const server = createServer(async (request, response) => {
    const body = await textOf(request);
    const told = body === '' ? {} : { body };
    const answer = await call()(request.method ?? 'GET', request.url ?? '/', claims, told);
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer.body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
};
