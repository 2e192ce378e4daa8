import {
  type AttributeValue,
  BatchWriteItemCommand,
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Key } from '../../../shared/table/key.ts';
import type { Item } from '../../../shared/table/table.ts';

type Row = Record<string, AttributeValue>;

const WRITTEN_AT_ONCE = 25;

/** The rows of a table in small pages, read one after the other while others write: a copy that tears transactions. */
export const exportSlowly = async (
  client: DynamoDBClient,
  name: string,
  pageSize: number,
): Promise<Row[]> => {
  const rows: Row[] = [];
  let after: Row | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: name, Limit: pageSize, ExclusiveStartKey: after, ConsistentRead: true }),
    );
    rows.push(...(page.Items ?? []));
    after = page.LastEvaluatedKey;
  } while (after !== undefined);
  return rows;
};

export const importAll = async (
  client: DynamoDBClient,
  name: string,
  rows: readonly Row[],
): Promise<void> => {
  for (let start = 0; start < rows.length; start += WRITTEN_AT_ONCE) {
    const puts = rows.slice(start, start + WRITTEN_AT_ONCE).map((Item) => ({ PutRequest: { Item } }));
    await client.send(new BatchWriteItemCommand({ RequestItems: { [name]: puts } }));
  }
};

/** Writes past every guard, as only a backup can. */
export const mutationIn = (client: DynamoDBClient, TableName: string) => ({
  put: (item: Item) =>
    client.send(new PutItemCommand({ TableName, Item: marshall(item, { removeUndefinedValues: true }) })),
  remove: ({ pk, sk }: Key) => client.send(new DeleteItemCommand({ TableName, Key: marshall({ pk, sk }) })),
});
