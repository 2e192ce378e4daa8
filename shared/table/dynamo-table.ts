import {
  type AttributeValue,
  BatchGetItemCommand,
  BatchWriteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { pause } from './backoff.ts';
import { toItem } from './item.ts';
import type { Key } from './key.ts';
import { queryInput } from './query-input.ts';
import { slicesOf } from './slices-of.ts';
import type { Item, Table } from './table.ts';
import { writeAll } from './write-all.ts';

const READ_AT_ONCE = 100;
const WRITE_AT_ONCE = 25;

type Row = Record<string, AttributeValue>;

const marshalled = (item: object): Row => marshall(item, { removeUndefinedValues: true });
const read = (row: Row): Item => toItem(unmarshall(row));

/** One per key, the last one standing: the engine refuses a batch that names an item twice. */
const distinct = <T extends Key>(all: readonly T[]): T[] => [
  ...new Map(all.map((one) => [JSON.stringify([one.pk, one.sk]), one])).values(),
];

/** The table on the real DynamoDB API. Reads of one item are strongly consistent; index reads never are. */
export const dynamoTable = (client: DynamoDBClient, name: string): Table => {
  // The SDK prepares every input and answer for a log, kept or not: a fifth of a report's time, and records have no
  // place in a log.
  client.middlewareStack.remove('loggerMiddleware');

  const getBatch = async (keys: Row[], attempt = 0): Promise<Item[]> => {
    await pause(attempt);
    const answer = await client.send(
      new BatchGetItemCommand({ RequestItems: { [name]: { Keys: keys, ConsistentRead: true } } }),
    );
    const items = (answer.Responses?.[name] ?? []).map(read);
    const left = answer.UnprocessedKeys?.[name]?.Keys ?? [];
    return left.length === 0 ? items : [...items, ...(await getBatch(left, attempt + 1))];
  };

  const loadBatch = async (puts: WriteRequest[], attempt = 0): Promise<void> => {
    await pause(attempt);
    const answer = await client.send(new BatchWriteItemCommand({ RequestItems: { [name]: puts } }));
    const left = answer.UnprocessedItems?.[name] ?? [];
    if (left.length > 0) await loadBatch(left, attempt + 1);
  };

  return {
    async get({ pk, sk }) {
      const answer = await client.send(
        new GetItemCommand({ TableName: name, Key: marshalled({ pk, sk }), ConsistentRead: true }),
      );
      return answer.Item === undefined ? undefined : read(answer.Item);
    },
    async getMany(keys) {
      const batches = slicesOf(distinct(keys), READ_AT_ONCE).map((some) =>
        getBatch(some.map(({ pk, sk }) => marshalled({ pk, sk }))),
      );
      return (await Promise.all(batches)).flat();
    },
    async query(query) {
      const answer = await client.send(new QueryCommand(queryInput(name, query)));
      const next = answer.LastEvaluatedKey;
      return { items: (answer.Items ?? []).map(read), ...(next === undefined ? {} : { next: read(next) }) };
    },
    async count(query) {
      let counted = 0;
      let after: Item | undefined;
      do {
        const answer = await client.send(
          new QueryCommand({ ...queryInput(name, { ...query, after }), Select: 'COUNT' }),
        );
        counted += answer.Count ?? 0;
        after = answer.LastEvaluatedKey === undefined ? undefined : read(answer.LastEvaluatedKey);
      } while (after !== undefined);
      return counted;
    },
    write: (writes) => writeAll(client, name, writes),
    async load(items) {
      for (const some of slicesOf(distinct(items), WRITE_AT_ONCE)) {
        await loadBatch(some.map((item) => ({ PutRequest: { Item: marshalled(item) } })));
      }
    },
  };
};
