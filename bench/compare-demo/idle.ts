import { subscribe } from 'node:diagnostics_channel';
import { ClientRequest } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import * as z from 'zod/mini';

/** The stream is looked at every 200 ms; what follows from a change has begun by then. */
const IDLE_MS = 600;
const LOOK_MS = 50;

/** These are asked again and again, also when there is nothing to do. */
const POLLS = /\.(GetRecords|GetShardIterator|DescribeStream|ListStreams|ReceiveMessage)$/;

const Message = z.object({ request: z.instanceof(ClientRequest) });

/** Listens to what this process asks of table, bus and queues; answers a wait for the moment when all has been done. */
export const idleWatch = (): (() => Promise<void>) => {
  const underWay = new Set<ClientRequest>();
  let busyMs = performance.now();
  const noting = (change: (request: ClientRequest) => void) => (message: unknown) => {
    const { request } = Message.parse(message);
    if (POLLS.test(String(request.getHeader('x-amz-target')))) return;
    change(request);
    busyMs = performance.now();
  };
  subscribe(
    'http.client.request.start',
    noting((request) => underWay.add(request)),
  );
  for (const end of ['http.client.response.finish', 'http.client.request.error'])
    subscribe(
      end,
      noting((request) => underWay.delete(request)),
    );
  const isBusy = () => underWay.size > 0 || performance.now() - busyMs < IDLE_MS;
  return async () => {
    while (isBusy()) await setTimeout(LOOK_MS);
  };
};
