import {
  DeleteMessageCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { localAws } from '../../local/aws.ts';
import { pollQueue } from '../../local/queue-poller.ts';
import { deadLettersOf, startQueueServer } from '../../local/queue-server.ts';
import { contextOver } from '../../shared/runtime/context.ts';
import { eachMessage } from '../../shared/runtime/each-message.ts';
import { memoryTable } from '../../shared/table/memory-table.ts';
import { waitUntil } from '../../test/support/host/wait-until.ts';
import { noLog } from '../silent-context.ts';
import { inTemporaryFolder } from '../temporary-folder.ts';
import type { PoisonRun } from './poison-run.ts';

const QUEUE = 'work';
const WITHIN_MS = 120_000;
const Body = z.object({ n: z.int() });

/** Takes every dead letter back into its queue, as `aws sqs start-message-move-task` does; the server here knows no such call. */
const redrive = async (client: SQSClient): Promise<void> => {
  const urlOf = async (QueueName: string) =>
    (await client.send(new GetQueueUrlCommand({ QueueName }))).QueueUrl ?? '';
  const [from, to] = [await urlOf(deadLettersOf(QUEUE)), await urlOf(QUEUE)];
  for (;;) {
    const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl: from }));
    if (Messages.length === 0) return;
    for (const { Body: MessageBody = '', ReceiptHandle } of Messages) {
      await client.send(new SendMessageCommand({ QueueUrl: to, MessageBody }));
      await client.send(new DeleteMessageCommand({ QueueUrl: from, ReceiptHandle }));
    }
  }
};

/** One message cannot be processed until the consumer is mended; all others can. */
export const queuePoison = (records: number): Promise<PoisonRun> =>
  inTemporaryFolder(async (folder) => {
    const server = await startQueueServer(folder, [{ name: QUEUE }], 1);
    const endpoint = `http://127.0.0.1:${server.port}`;
    const client = new SQSClient({ ...localAws, endpoint, useQueueUrlAsEndpoint: false });
    const ctx = contextOver(memoryTable(), noLog, () => new Date().toISOString());
    const done: number[] = [];
    let mended = false;
    const handle = (event: unknown) =>
      eachMessage(event as SQSEvent, ctx, 'failed', async (body) => {
        const { n } = Body.parse(body);
        if (n === Math.floor(records / 2) && !mended) throw new Error('poison');
        done.push(n);
      });
    for (let n = 0; n < records; n += 1) server.sendMessage(QUEUE, JSON.stringify({ n }));
    const feed = pollQueue(client, { queue: QUEUE, handle }, noLog);
    const isEmpty = () => {
      const messages = server.inspectQueue(QUEUE)?.messages;
      return messages?.ready.length === 0 && messages.inflight.length === 0;
    };
    await waitUntil(isEmpty, WITHIN_MS);
    const first = {
      done: new Set(done).size,
      dead: server.inspectQueue(deadLettersOf(QUEUE))?.messages.ready.length ?? 0,
    };
    mended = true;
    await redrive(client);
    await waitUntil(() => isEmpty() && done.length >= records, WITHIN_MS).catch(() => undefined);
    await feed.stop();
    client.destroy();
    await server.stop();
    return {
      source: 'queue',
      ...first,
      afterRedrive: new Set(done).size,
      twice: done.length - new Set(done).size,
    };
  });
