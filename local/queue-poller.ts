import {
  DeleteMessageBatchCommand,
  GetQueueUrlCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import type { Log } from '../shared/base/log.ts';
import { localAws } from './aws.ts';
import { type Feed, type Feeding, keepRunning } from './keep-running.ts';

const WAIT_SECONDS = 20;
const AT_ONCE = 10;

const Answer = z.nullish(
  z.object({ batchItemFailures: z._default(z.array(z.object({ itemIdentifier: z.string() })), []) }),
);

const recordOf = (queue: string, { MessageId = '', ReceiptHandle = '', ...message }: Message): SQSRecord => ({
  messageId: MessageId,
  receiptHandle: ReceiptHandle,
  body: message.Body ?? '',
  attributes: {
    ApproximateReceiveCount: message.Attributes?.ApproximateReceiveCount ?? '1',
    SentTimestamp: message.Attributes?.SentTimestamp ?? '',
    SenderId: message.Attributes?.SenderId ?? '',
    ApproximateFirstReceiveTimestamp: message.Attributes?.ApproximateFirstReceiveTimestamp ?? '',
  },
  messageAttributes: {},
  md5OfBody: message.MD5OfBody ?? '',
  eventSource: 'aws:sqs',
  eventSourceARN: `arn:aws:sqs:${localAws.region}:000000000000:${queue}`,
  awsRegion: localAws.region,
});

export interface Poller {
  readonly queue: string;
  readonly handle: (event: unknown) => Promise<unknown>;
}

/** Hands the messages of a queue to a handler as Lambda does, and deletes those that it did not hand back. */
export const pollQueue = (client: SQSClient, { queue, handle }: Poller, log: Log): Feed => {
  const failedOf = async (records: readonly SQSRecord[]): Promise<Set<string>> => {
    try {
      const answer = Answer.parse(await handle({ Records: records }));
      return new Set(answer?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    } catch (error) {
      log.failed('a consumer failed', error, { queue, messages: records.length });
      return new Set(records.map(({ messageId }) => messageId));
    }
  };

  const poll = async (QueueUrl: string, waitSeconds: number, stopping: AbortSignal): Promise<void> => {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: AT_ONCE,
        WaitTimeSeconds: waitSeconds,
        MessageSystemAttributeNames: ['All'],
      }),
      { abortSignal: stopping },
    );
    if (Messages.length === 0) return;
    const records = Messages.map((message) => recordOf(queue, message));
    const failed = await failedOf(records);
    const done = records.filter(({ messageId }) => !failed.has(messageId));
    if (done.length === 0) return;
    const Entries = done.map(({ receiptHandle }, n) => ({ Id: String(n), ReceiptHandle: receiptHandle }));
    await client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
  };

  const run = async ({ stopping, wentWell }: Feeding): Promise<void> => {
    const { QueueUrl = '' } = await client.send(new GetQueueUrlCommand({ QueueName: queue }));
    // The first look does not wait, so that a queue that can be read again is soon said to be.
    for (let waitSeconds = 0; !stopping.aborted; waitSeconds = WAIT_SECONDS) {
      await poll(QueueUrl, waitSeconds, stopping);
      wentWell();
    }
  };
  return keepRunning(queue, run, log);
};
