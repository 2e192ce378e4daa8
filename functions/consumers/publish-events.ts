import type { DynamoDBBatchResponse } from 'aws-lambda';
import type { Log } from '../../shared/base/log.ts';
import { eventOf } from '../../shared/publishing/event-mappers.ts';
import { type BusEvent, busPublisher, type Publish } from '../../shared/runtime/bus.ts';
import { powertoolsLog } from '../../shared/runtime/log.ts';
import { changeOf, type StreamRecord } from '../../shared/table/stream-event.ts';

/** PutEvents takes ten at once. */
const AT_ONCE = 10;

interface Outgoing {
  readonly sequence: string;
  readonly events: readonly BusEvent[];
}

const outgoing = (record: StreamRecord): Outgoing => {
  const event = eventOf(changeOf(record));
  return { sequence: record.dynamodb?.SequenceNumber ?? '', events: event === undefined ? [] : [event] };
};

/** Everything up to the first record that cannot be read; that one is handed back by itself. */
const readable = (records: readonly StreamRecord[], log: Log) => {
  const all: Outgoing[] = [];
  for (const record of records) {
    try {
      all.push(outgoing(record));
    } catch (error) {
      const stuck = record.dynamodb?.SequenceNumber ?? '';
      log.failed('a change cannot be read', error, { sequence: stuck });
      return { all, stuck };
    }
  }
  return { all, stuck: undefined };
};

const handedBack = (sequence: string): DynamoDBBatchResponse => ({
  batchItemFailures: [{ itemIdentifier: sequence }],
});

/**
 * What was written becomes known: changes that others may hear of go to the bus, in order. The first record that
 * cannot be published is handed back and the stream sends from there again; one that never can be ends in the
 * dead-letter queue.
 */
export const publishEvents = async (records: readonly StreamRecord[], publish: Publish, log: Log) => {
  const { all, stuck } = readable(records, log);
  const loud = all.filter(({ events }) => events.length > 0);
  for (let start = 0; start < loud.length; start += AT_ONCE) {
    const some = loud.slice(start, start + AT_ONCE);
    try {
      await publish(some.flatMap(({ events }) => events));
    } catch (error) {
      log.failed('changes could not be published', error, { records: some.length });
      return handedBack(some[0]?.sequence ?? '');
    }
  }
  return stuck === undefined ? { batchItemFailures: [] } : handedBack(stuck);
};

let publish: Publish | undefined;

export const handler = async (event: {
  readonly Records: readonly StreamRecord[];
}): Promise<DynamoDBBatchResponse> => {
  publish ??= busPublisher();
  return publishEvents(event.Records, publish, powertoolsLog());
};
