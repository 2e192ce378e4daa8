import { Server } from 'node:net';
import { join } from 'node:path';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import type { Consumer } from '../events/consumers.ts';
import { localAws } from './aws.ts';

export const BUCKET = 'attachments';

/** Short, so that a message that failed is seen to be tried again; on AWS it is six minutes. */
const HIDDEN_SECONDS = 10;
const MOST_TRIES = 5;

/** fauxqs listens on every address of the machine. While it starts, whatever listens here is held to 127.0.0.1. */
const onLoopback = async <T>(start: () => Promise<T>): Promise<T> => {
  const { listen } = Server.prototype;
  const hold = (value: unknown) =>
    Object.defineProperty(Server.prototype, 'listen', { value, configurable: true, writable: true });
  hold(function (this: Server, options: object, ...rest: unknown[]): unknown {
    return Reflect.apply(listen, this, [{ ...options, host: '127.0.0.1' }, ...rest]);
  });
  try {
    return await start();
  } finally {
    hold(listen);
  }
};

export const deadLettersOf = (name: string): string => `${name}-dead-letters`;

const queuesOf = (name: string, hiddenSeconds: number) => {
  const deadLetterTargetArn = `arn:aws:sqs:${localAws.region}:000000000000:${deadLettersOf(name)}`;
  return [
    { name: deadLettersOf(name) },
    {
      name,
      attributes: {
        VisibilityTimeout: String(hiddenSeconds),
        RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: String(MOST_TRIES) }),
      },
    },
  ];
};

/** SQS and S3 in this process, kept in `folder`: a queue and its dead letters for each consumer, and the bucket. */
export const startQueueServer = async (
  folder: string,
  consumers: readonly Pick<Consumer, 'name'>[],
  hiddenSeconds = HIDDEN_SECONDS,
): Promise<FauxqsServer> => {
  const server = await onLoopback(() =>
    startFauxqs({
      port: 0,
      logger: false,
      defaultRegion: localAws.region,
      dataDir: folder,
      s3StorageDir: join(folder, 'files'),
    }),
  );
  // Skips what is there from an earlier start, with its messages.
  server.setup({ queues: consumers.flatMap(({ name }) => queuesOf(name, hiddenSeconds)), buckets: [BUCKET] });
  return server;
};
