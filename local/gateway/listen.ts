import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { GatewayAnswer } from './target.ts';

export interface Listening {
  readonly port: number;
  /** Takes no more requests and answers those under way. Stopping twice does no harm. */
  stop(): Promise<void>;
}

export type Serve = (request: IncomingMessage) => Promise<GatewayAnswer>;

const write = (response: ServerResponse, given: GatewayAnswer): void => {
  const answer = GatewayAnswer.parse(given);
  const body = Buffer.from(answer.body, answer.isBase64Encoded ? 'base64' : 'utf8');
  response.statusCode = answer.statusCode;
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, String(value));
  if (answer.cookies.length > 0) response.setHeader('set-cookie', answer.cookies);
  if (![204, 304].includes(answer.statusCode)) response.setHeader('content-length', body.length);
  response.end(body);
};

/** How long a request under way may take once the host has been asked to stop. */
const GRACE_MS = 2_000;

/** Listens on 127.0.0.1 and nowhere else. Port 0 takes any free one. */
export const listen = async (port: number, serve: Serve): Promise<Listening> => {
  const server = createServer((request, response) => {
    // A client that hangs up in the middle of its request waits for no answer.
    serve(request).then(
      (answer) => {
        if (!server.listening) response.setHeader('connection', 'close');
        write(response, answer);
      },
      () => response.destroy(),
    );
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    port: address.port,
    async stop() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
      await closed;
      clearTimeout(cut);
    },
  };
};
