import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { GetQueueAttributesCommand, GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { consumers } from '../../events/consumers.ts';
import { routes } from '../../functions/http/cases/routes.ts';
import { localAws } from '../../local/aws.ts';
import { startBackingServices } from '../../local/backing-services.ts';
import { engineTable } from '../../local/engine-table.ts';
import { startReactions } from '../../local/reactions.ts';
import { type Stopper, stopper } from '../../local/stopper.ts';
import { contextOver } from '../../shared/runtime/context.ts';
import { useContext } from '../../shared/runtime/lambda-context.ts';
import { callerOf } from '../../test/support/call.ts';
import { reportNo, workerNo } from '../report/sample-reports.ts';
import { noLog } from '../silent-context.ts';
import { silentLog } from '../silent-log.ts';
import { inTemporaryFolder } from '../temporary-folder.ts';

const CASE_CHANGED = 'doorstep.case.changed.v1';

/** Engine, stream, bus, queues and consumers as the local host runs them; reports go straight to their handler. */
export interface Pipeline {
  /** Whether it was acknowledged. */
  report(n: number): Promise<boolean>;
  /** Messages that wait or are under way, in all queues but those of dead letters. */
  waiting(): Promise<number>;
  /** Changes of cases that the bus has taken: as many as reports, once all is published. */
  published(): Promise<number>;
}

/** Counts only what has been added to the bus's file since it was last asked: the file grows all the time. */
const eventCounter = (path: string) => {
  let counted = 0;
  let read = 0;
  let rest = '';
  return async (): Promise<number> => {
    const added = createReadStream(path, { start: read, encoding: 'utf8' });
    for await (const part of added) {
      read += Buffer.byteLength(part);
      const lines = `${rest}${part}`.split('\n');
      rest = lines.pop() ?? '';
      counted += lines.filter((line) => line.includes(CASE_CHANGED)).length;
    }
    return counted;
  };
};

const depthOf = (sqs: SQSClient, name: string) => async (): Promise<number> => {
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: name }));
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
  );
  return (
    Number(Attributes['ApproximateNumberOfMessages'] ?? 0) +
    Number(Attributes['ApproximateNumberOfMessagesNotVisible'] ?? 0)
  );
};

const start = async (dataDir: string, stops: Stopper): Promise<Pipeline> => {
  const stored = await engineTable(dataDir, stops);
  await stored.openStream();
  const ctx = contextOver(stored.table, noLog, () => new Date().toISOString());
  useContext(ctx);
  const services = await startBackingServices(dataDir, stops);
  const { feed } = stored;
  await startReactions({ dataDir, feed, backingServices: services, log: silentLog, stops });
  const sqs = new SQSClient({ ...localAws, endpoint: services.queues, useQueueUrlAsEndpoint: false });
  stops.add(async () => sqs.destroy());
  const depths = consumers.flatMap(({ name, from }) => ('queue' in from ? [depthOf(sqs, name)] : []));
  const call = callerOf(routes, ctx);
  return {
    report: async (n) => (await call('POST', '/cases', workerNo(n), { body: reportNo(n) })).status < 300,
    waiting: async () => (await Promise.all(depths.map((depth) => depth()))).reduce((sum, n) => sum + n, 0),
    published: eventCounter(join(dataDir, 'events.jsonl')),
  };
};

export const onPipeline = <T>(work: (pipeline: Pipeline) => Promise<T>): Promise<T> =>
  inTemporaryFolder(async (dataDir) => {
    const stops = stopper();
    try {
      return await work(await start(dataDir, stops));
    } finally {
      await stops.stop();
    }
  });
