import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { afterEach, expect, it } from 'vitest';
import { localAws } from '../../../local/aws.ts';
import { pollQueue } from '../../../local/queue-poller.ts';
import { deadLettersOf, startQueueServer } from '../../../local/queue-server.ts';
import { stopper } from '../../../local/stopper.ts';
import { freshFolder } from '../../support/host/run-host.ts';
import { waitUntil } from '../../support/host/wait-until.ts';

const stops = stopper();
afterEach(stops.stop);

const failures: string[] = [];
const log = {
  info: () => undefined,
  failed: (message: string) => void failures.push(message),
};

const startServer = async (folder: string) => {
  const server = await startQueueServer(folder, [{ name: 'work' }], 0);
  stops.add(server.stop);
  return server;
};
type Server = Awaited<ReturnType<typeof startServer>>;

const poll = (server: Server, handle: (event: SQSEvent) => Promise<unknown>) => {
  const endpoint = `http://127.0.0.1:${server.port}`;
  const client = new SQSClient({ ...localAws, endpoint, useQueueUrlAsEndpoint: false });
  const poller = pollQueue(client, { queue: 'work', handle: (event) => handle(event as SQSEvent) }, log);
  stops.add(poller.stop);
  return { client, poller };
};
const ready = (server: Server, queue: string) =>
  server.inspectQueue(queue)?.messages.ready.map(({ body }) => body) ?? [];
const isEmpty = (server: Server) => {
  const messages = server.inspectQueue('work')?.messages;
  return messages?.ready.length === 0 && messages.inflight.length === 0;
};

it('hands a message to its consumer in the form of Lambda and deletes it', async () => {
  const server = await startServer(freshFolder());
  const seen: SQSEvent['Records'] = [];
  poll(server, async ({ Records }) => void seen.push(...Records));
  server.sendMessage('work', 'one');
  await waitUntil(() => seen.length === 1 && isEmpty(server));
  expect(seen[0]).toMatchObject({
    body: 'one',
    eventSource: 'aws:sqs',
    attributes: { ApproximateReceiveCount: '1' },
  });
});

it('sends again only what was handed back, and gives it up after five times', async () => {
  const server = await startServer(freshFolder());
  for (const body of ['good 1', 'poison', 'good 2']) server.sendMessage('work', body);
  const seen: string[] = [];
  poll(server, async ({ Records }) => {
    seen.push(...Records.map(({ body }) => body));
    const poison = Records.filter(({ body }) => body === 'poison');
    return { batchItemFailures: poison.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  });
  await waitUntil(() => ready(server, deadLettersOf('work')).length === 1);
  expect(ready(server, deadLettersOf('work'))).toStrictEqual(['poison']);
  expect(seen.toSorted()).toStrictEqual(['good 1', 'good 2', ...Array(5).fill('poison')]);
});

it('takes a consumer that throws for one that handed everything back', async () => {
  const server = await startServer(freshFolder());
  let calls = 0;
  poll(server, async () => {
    calls += 1;
    if (calls === 1) throw new Error('down');
  });
  server.sendMessage('work', 'one');
  await waitUntil(() => calls === 2 && isEmpty(server));
  expect(failures).toContain('a consumer failed');
});

it('goes on after a request to the queue that failed, and says how it is meanwhile', async () => {
  const server = await startServer(freshFolder());
  const seen: string[] = [];
  const { client, poller } = poll(
    server,
    async ({ Records }) => void seen.push(...Records.map(({ body }) => body)),
  );
  const whether = { down: true };
  client.middlewareStack.add(
    (next) => async (args) => {
      if (whether.down) throw new Error('The disk is full.');
      return next(args);
    },
    { step: 'initialize' },
  );
  server.sendMessage('work', 'one');
  await waitUntil(() => !poller.isRunning());
  whether.down = false;
  server.sendMessage('work', 'two');
  await waitUntil(() => seen.includes('two') && isEmpty(server) && poller.isRunning());
  expect(seen).toContain('one');
  expect(failures).toContain('a consumer is fed no more, and will be again');
});

it('keeps its messages over a restart', async () => {
  const folder = freshFolder();
  const first = await startServer(folder);
  first.sendMessage('work', 'waiting');
  await stops.stop();
  expect(ready(await startServer(folder), 'work')).toStrictEqual(['waiting']);
});
