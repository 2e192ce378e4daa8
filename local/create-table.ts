import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
  type TableDescription,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { tableShape } from '../shared/table/table-shape.ts';

interface KeyNames {
  readonly partitionKey: string;
  readonly sortKey: string;
}

const schema = ({ partitionKey, sortKey }: KeyNames) => [
  { AttributeName: partitionKey, KeyType: 'HASH' as const },
  { AttributeName: sortKey, KeyType: 'RANGE' as const },
];

const texts = (names: KeyNames) =>
  [names.partitionKey, names.sortKey].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S' as const,
  }));

const index = (it: (typeof tableShape.indexes)[number]) => ({
  IndexName: it.name,
  KeySchema: schema(it),
  Projection: { ProjectionType: 'ALL' as const },
});

const describe = async (client: DynamoDBClient, name: string): Promise<TableDescription | undefined> => {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
};

const create = async (client: DynamoDBClient, name: string): Promise<void> => {
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: schema(tableShape),
      AttributeDefinitions: [tableShape, ...tableShape.indexes].flatMap(texts),
      GlobalSecondaryIndexes: tableShape.indexes.map(index),
    }),
  );
  await client.send(
    new UpdateTimeToLiveCommand({
      TableName: name,
      TimeToLiveSpecification: { AttributeName: tableShape.timeToLive, Enabled: true },
    }),
  );
};

/** A table of an older version gets the indexes that it lacks; the engine fills them from what is stored. */
const addIndexes = async (client: DynamoDBClient, name: string, table: TableDescription): Promise<void> => {
  const there = new Set(table.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName));
  for (const missing of tableShape.indexes.filter((one) => !there.has(one.name))) {
    await client.send(
      new UpdateTableCommand({
        TableName: name,
        AttributeDefinitions: texts(missing),
        GlobalSecondaryIndexUpdates: [{ Create: index(missing) }],
      }),
    );
  }
};

/** Makes sure that the table stands in the engine as its shape says, but for the stream. */
export const createTable = async (client: DynamoDBClient, name: string): Promise<void> => {
  const table = await describe(client, name);
  await (table === undefined ? create(client, name) : addIndexes(client, name, table));
};

/** Switches the stream on, if it is not: what was written before that is no news, and was written four times as fast. */
export const openStream = async (client: DynamoDBClient, name: string): Promise<void> => {
  const table = await describe(client, name);
  if (table?.StreamSpecification?.StreamEnabled) return;
  await client.send(
    new UpdateTableCommand({
      TableName: name,
      StreamSpecification: { StreamEnabled: true, StreamViewType: tableShape.stream },
    }),
  );
};
