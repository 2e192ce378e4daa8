import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import { tableShape } from '../shared/table/table-shape.ts';
import { streamOf } from './stream.ts';

/** Where nothing ever stands. */
const Key = { pk: { S: 'NOTHING' }, sk: { S: 'NOTHING' } };

/**
 * Does each operation once in a way that changes nothing. An engine that lacks one is found at the start of the host, not
 * by whoever needs it first.
 */
export const tryOperations = async (client: DynamoDBClient, TableName: string): Promise<void> => {
  await client.send(new GetItemCommand({ TableName, Key }));
  await client.send(new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: [Key] } } }));
  for (const { name, partitionKey } of tableShape.indexes)
    await client.send(
      new QueryCommand({
        TableName,
        IndexName: name,
        KeyConditionExpression: '#pk = :pk',
        ExpressionAttributeNames: { '#pk': partitionKey },
        ExpressionAttributeValues: { ':pk': Key.pk },
      }),
    );
  const nothing = { TableName, Key, ConditionExpression: 'attribute_not_exists(pk)' };
  await client.send(new TransactWriteItemsCommand({ TransactItems: [{ ConditionCheck: nothing }] }));
  await client.send(
    new BatchWriteItemCommand({ RequestItems: { [TableName]: [{ DeleteRequest: { Key } }] } }),
  );
};

/** The same of the stream, which a consumer would miss in silence. */
export const tryStream = async (client: DynamoDBStreamsClient, table: string): Promise<void> => {
  const StreamArn = await streamOf({ client, table });
  const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn }));
  const ShardId = StreamDescription?.Shards?.at(-1)?.ShardId;
  if (ShardId === undefined) return;
  const { ShardIterator } = await client.send(
    new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: 'LATEST' }),
  );
  await client.send(new GetRecordsCommand({ ShardIterator }));
};
