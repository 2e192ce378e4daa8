import { join } from 'node:path';
import { SQSClient } from '@aws-sdk/client-sqs';
import { consumers } from '../events/consumers.ts';
import type { Log } from '../shared/base/log.ts';
import { localAws } from './aws.ts';
import type { BackingServices } from './backing-services.ts';
import type { Feed } from './keep-running.ts';
import { loadHandler } from './load-handler.ts';
import type { LocalTable } from './local-table.ts';
import { pollQueue } from './queue-poller.ts';
import { deadLettersOf } from './queue-server.ts';
import type { Stopper } from './stopper.ts';
import { checkpointIn } from './stream-checkpoint.ts';

interface ReactionContext {
  readonly dataDir: string;
  /** Feeds the table's stream to a reaction. */
  readonly feed: LocalTable['feed'];
  readonly backingServices: BackingServices;
  readonly log: Log;
  readonly stops: Stopper;
}

/** Sets every consumer of the list to work, at the stream or at its queue; answers what feeds them. */
export const startReactions = async (context: ReactionContext): Promise<Feed[]> => {
  const { dataDir, feed, backingServices, log, stops } = context;
  // Queue addresses keep the port of the start that made them; only the names in them count.
  const sqs = new SQSClient({ ...localAws, endpoint: backingServices.queues, useQueueUrlAsEndpoint: false });
  stops.add(async () => sqs.destroy());
  const feeds: Feed[] = [];
  for (const { name, entry, from } of consumers) {
    const handle = await loadHandler(entry);
    const start = () => {
      if ('queue' in from) return pollQueue(sqs, { queue: name, handle }, log);
      const giveUp = (body: string) => backingServices.send(deadLettersOf(name), body);
      const checkpoint = checkpointIn(join(dataDir, `stream-${name}.json`));
      return feed({ name, handle, giveUp }, checkpoint, log);
    };
    const started = start();
    stops.add(started.stop);
    feeds.push(started);
  }
  return feeds;
};
