import { join } from 'node:path';
import { consumers } from '../events/consumers.ts';
import { localAws } from './aws.ts';
import { startBucket } from './bucket/bucket.ts';
import { startBus } from './bus.ts';
import { BUCKET, startQueueServer } from './queue-server.ts';
import type { Stopper } from './stopper.ts';

export interface BackingServices {
  /** Where SQS answers. */
  readonly queues: string;
  /** Puts a message into a queue without asking over HTTP. */
  readonly send: (queue: string, body: string) => void;
}

/** What a Lambda finds in its environment, with the addresses of this machine. */
const setEntryPoints = (ports: { bus: number; bucket: number }): void => {
  // Credentials of a person who works on AWS must not sign anything here.
  delete process.env['AWS_SESSION_TOKEN'];
  Object.assign(process.env, {
    AWS_REGION: localAws.region,
    AWS_ACCESS_KEY_ID: localAws.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localAws.credentials.secretAccessKey,
    AWS_ENDPOINT_URL_EVENTBRIDGE: `http://127.0.0.1:${ports.bus}`,
    ATTACHMENTS_URL: `http://127.0.0.1:${ports.bucket}/${BUCKET}`,
    BUS_NAME: 'doorstep',
  });
};

/** Queues, bus and bucket: everything that an entry point may speak to besides the table. */
export const startBackingServices = async (dataDir: string, stops: Stopper): Promise<BackingServices> => {
  const server = await startQueueServer(join(dataDir, 'queues'), consumers);
  stops.add(server.stop);
  const send = (queue: string, body: string) => void server.sendMessage(queue, body);
  const queues = `http://127.0.0.1:${server.port}`;
  const bus = await startBus(join(dataDir, 'events.jsonl'), { consumers, send });
  stops.add(bus.stop);
  const bucket = await startBucket(queues, BUCKET);
  stops.add(bucket.stop);
  setEntryPoints({ bus: bus.port, bucket: bucket.port });
  return { queues, send };
};
