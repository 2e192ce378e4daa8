import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEngine } from '../../../local/engine.ts';
import { freshFolder, lastWords, WITHIN_MS } from '../../support/host/run-host.ts';

/** How engines answer an operation that they do not know: with a name, with nothing, with a page. */
const answers = {
  name: { status: 400, body: '{"__type":"com.amazonaws.dynamodb.v20120810#UnknownOperationException"}' },
  nothing: { status: 400, body: '' },
  page: { status: 404, body: '<html>Not found</html>' },
};
type Answer = keyof typeof answers;

const bodyOf = async (request: IncomingMessage) => Buffer.concat(await request.toArray());

/** A real engine of which one operation is gone. */
const lacking = async (operation: string, how: Answer, behind: string): Promise<Server> => {
  const server = createServer(async (request, response) => {
    const target = String(request.headers['x-amz-target']);
    const body = await bodyOf(request);
    if (target.endsWith(`.${operation}`)) {
      response.writeHead(answers[how].status).end(answers[how].body);
      return;
    }
    const { host, connection, 'content-length': length, ...headers } = request.headers;
    const passed = await fetch(behind, { method: 'POST', body, headers: headers as Record<string, string> });
    response
      .writeHead(passed.status, { 'content-type': 'application/x-amz-json-1.0' })
      .end(Buffer.from(await passed.arrayBuffer()));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
};

const addressOf = (server: Server): string => {
  const bound = server.address();
  return `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}`;
};

const startOn = (endpoint: string) =>
  lastWords({ folder: freshFolder(), environment: { AWS_ENDPOINT_URL_DYNAMODB: endpoint } });

describe('npm start on an engine that lacks something', { timeout: WITHIN_MS }, () => {
  let engine: Awaited<ReturnType<typeof startEngine>>;
  let server: Server | undefined;
  beforeEach(async () => {
    engine = await startEngine();
  });
  afterEach(async () => {
    server?.close();
    await engine.stop();
  });

  it.each([
    { operation: 'TransactWriteItems', how: 'name' },
    { operation: 'UpdateTimeToLive', how: 'nothing' },
    { operation: 'GetRecords', how: 'page' },
    { operation: 'DescribeTable', how: 'page' },
  ] as const)('names $operation and what is needed, answered with a $how', async ({ operation, how }) => {
    server = await lacking(operation, how, engine.endpoint);
    const { code, said } = await startOn(addressOf(server));
    expect(said).toContain(`The database engine at ${addressOf(server)} does not know ${operation}`);
    expect(said).toContain('Doorstep needs an engine with tables, sparse indexes');
    expect(said).not.toContain('UnknownError');
    expect(code).toBe(1);
  });

  it('says where nothing answers at all', async () => {
    server = await lacking('any', 'name', engine.endpoint);
    const gone = addressOf(server);
    server.close();
    const { code, said } = await startOn(gone);
    expect(said).toContain(`No database engine answers at ${gone} (ECONNREFUSED at DescribeTable). Start it`);
    expect(code).toBe(1);
  });
});
