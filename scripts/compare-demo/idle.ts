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
  let busyMs = performance.now();
  const note = (message: unknown) => {
    const { request } = Message.parse(message);
    if (!POLLS.test(String(request.getHeader('x-amz-target')))) busyMs = performance.now();
  };
  subscribe('http.client.request.start', note);
  subscribe('http.client.response.finish', note);
  return async () => {
    while (performance.now() - busyMs < IDLE_MS) await setTimeout(LOOK_MS);
  };
};
