import {
  type _Record as Change,
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams';
import type { Log } from '../shared/base/log.ts';
import { type Feed, type Feeding, keepRunning, pause } from './keep-running.ts';
import { type Reaction, react, sequenceOf } from './stream-batch.ts';
import type { Checkpoint } from './stream-checkpoint.ts';

const LOOK_AGAIN_MS = 200;
const AT_ONCE = 100;

interface Source {
  readonly client: DynamoDBStreamsClient;
  readonly table: string;
}

export const streamOf = async ({ client, table }: Source): Promise<string> => {
  const { Streams = [] } = await client.send(new ListStreamsCommand({ TableName: table }));
  const arn = Streams.at(-1)?.StreamArn;
  if (arn === undefined) throw new Error(`The table ${table} has no stream.`);
  return arn;
};

const shardsOf = async ({ client }: Source, StreamArn: string): Promise<string[]> => {
  const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn }));
  return StreamDescription?.Shards?.map(({ ShardId = '' }) => ShardId) ?? [];
};

const iterator = async (
  { client }: Source,
  StreamArn: string,
  ShardId: string,
  after: string | undefined,
): Promise<string | undefined> => {
  const from =
    after === undefined
      ? ({ ShardIteratorType: 'TRIM_HORIZON' } as const)
      : ({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after } as const);
  try {
    return (await client.send(new GetShardIteratorCommand({ StreamArn, ShardId, ...from }))).ShardIterator;
  } catch (error) {
    if (!(error instanceof TrimmedDataAccessException)) throw error;
    // The host stood still for more than the day that a stream keeps.
    return iterator({ client, table: '' }, StreamArn, ShardId, undefined);
  }
};

/** Feeds the table's stream to a reaction, shard by shard and at least once: the place is kept after each batch. */
export const readStream = (source: Source, reaction: Reaction, checkpoint: Checkpoint, log: Log): Feed => {
  const walk = async (arn: string, shard: string, { stopping, wentWell }: Feeding): Promise<void> => {
    const place = `${arn}/${shard}`;
    const stopped = () => stopping.aborted;
    const done = (last: Change) => checkpoint.save(place, sequenceOf(last));
    let next = await iterator(source, arn, shard, checkpoint.after(place));
    while (next !== undefined && !stopped()) {
      const page = await source.client.send(new GetRecordsCommand({ ShardIterator: next, Limit: AT_ONCE }));
      const changes = page.Records ?? [];
      await react(reaction, changes, { done, stopped, log });
      wentWell();
      if (changes.length === 0) await pause(LOOK_AGAIN_MS, stopping);
      next = page.NextShardIterator;
    }
  };

  const run = async (turn: Feeding): Promise<void> => {
    const arn = await streamOf(source);
    const walked = new Set<string>();
    while (!turn.stopping.aborted) {
      for (const shard of await shardsOf(source, arn)) {
        if (!walked.has(shard)) await walk(arn, shard, turn);
        walked.add(shard);
      }
    }
  };
  return keepRunning(reaction.name, run, log);
};
