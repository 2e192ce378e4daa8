import type { SQSEvent } from 'aws-lambda';
import { eventOf } from '../../shared/publishing/event-mappers.ts';
import type { Item } from '../../shared/table/table.ts';

/** What a queue hands over after a rule of the bus has matched: the event in an envelope, as text. */
export const queued = (...details: readonly unknown[]): SQSEvent => ({
  Records: details.map((detail, n) => ({
    messageId: `message-${n}`,
    receiptHandle: `receipt-${n}`,
    body: JSON.stringify({ source: 'doorstep', detail }),
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '0',
      SenderId: 'test',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:test',
    awsRegion: 'test',
  })),
});

/** The events that a set of items would have caused, had each just been written. */
export const eventsOfItems = (items: readonly Item[], at: string) =>
  items.flatMap((after) => eventOf({ before: undefined, after, at }) ?? []);
