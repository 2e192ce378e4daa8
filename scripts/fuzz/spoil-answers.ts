import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Stopper } from '../../local/stopper.ts';

/** Answers that break the document on purpose, by the requests that get them: who judges has to find both. */
const PLANTED: Readonly<Record<string, (answer: Answer) => Answer>> = {
  'GET /rules': ({ headers }) => ({ status: 500, headers, body: '{}' }),
  'GET /me/inbox': (answer) => (answer.status === 200 ? { ...answer, body: '{"items":"none"}' } : answer),
};

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string | Buffer;
}

/** What belongs to one connection, and what changes with the body. */
const NOT_HANDED_ON = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'host',
  'keep-alive',
  'transfer-encoding',
]);

const headersOf = ({ headers }: IncomingMessage): [string, string][] =>
  Object.entries(headers).flatMap(([name, value]) =>
    NOT_HANDED_ON.has(name) || value === undefined ? [] : [[name, String(value)] as [string, string]],
  );

const askHost = async (host: string, request: IncomingMessage): Promise<Answer> => {
  const { method = 'GET', url = '/' } = request;
  const body = await buffer(request);
  const sent = { method, headers: headersOf(request), redirect: 'manual' as const };
  const answer = await fetch(host + url, body.length === 0 ? sent : { ...sent, body });
  return { status: answer.status, headers: answer.headers, body: Buffer.from(await answer.arrayBuffer()) };
};

const handOn = async (host: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const answer = await askHost(host, request);
  const spoil = PLANTED[`${request.method} ${request.url?.split('?')[0]}`];
  const { status, headers, body } = spoil?.(answer) ?? answer;
  for (const [name, value] of headers) if (!NOT_HANDED_ON.has(name)) response.setHeader(name, value);
  response.writeHead(status).end(body);
};

/** Stands before a host and spoils two of its answers; what it cannot hand on is a finding of its own. */
export const spoilAnswers = async (host: string, stops: Stopper): Promise<string> => {
  const server = createServer((request, response) => {
    handOn(host, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.add(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
};
