import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import { queryInput } from './dynamo/query-input.ts';
import { untilTaken } from './dynamo/until-taken.ts';
import { writeAll } from './dynamo/write-all.ts';
import { toItem } from './item.ts';
import type { Key } from './key.ts';
import { slicesOf } from './slices-of.ts';
import type { Item, Table } from './table.ts';

const READ_AT_ONCE = 100;
const WRITE_AT_ONCE = 25;

/** One per key, the last one standing: the engine refuses a batch that names an item twice. */
const distinct = <T extends Key>(all: readonly T[]): T[] => [
  ...new Map(all.map((one) => [JSON.stringify([one.pk, one.sk]), one])).values(),
];

/** The table on the real DynamoDB API. Reads of one item are strongly consistent; index reads never are. */
export const dynamoTable = (client: DynamoDBClient, name: string): Table => {
  // The SDK prepares every input and answer for a log, kept or not: a fifth of a report's time, and records have no
  // place in a log.
  client.middlewareStack.remove('loggerMiddleware');
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });

  const getBatch = async (keys: readonly Key[]): Promise<Item[]> => {
    const items: Item[] = [];
    await untilTaken<object>(keys, async (left) => {
      const asked = { [name]: { Keys: [...left], ConsistentRead: true } };
      const answer = await documents.send(new BatchGetCommand({ RequestItems: asked }));
      items.push(...(answer.Responses?.[name] ?? []).map(toItem));
      return answer.UnprocessedKeys?.[name]?.Keys ?? [];
    });
    return items;
  };

  const loadBatch = (items: readonly Item[]): Promise<void> =>
    untilTaken<object>(
      items.map((item) => ({ PutRequest: { Item: item } })),
      async (left) => {
        const answer = await documents.send(new BatchWriteCommand({ RequestItems: { [name]: [...left] } }));
        return answer.UnprocessedItems?.[name] ?? [];
      },
    );

  return {
    async get({ pk, sk }) {
      const answer = await documents.send(
        new GetCommand({ TableName: name, Key: { pk, sk }, ConsistentRead: true }),
      );
      return answer.Item === undefined ? undefined : toItem(answer.Item);
    },
    async getMany(keys) {
      const batches = slicesOf(distinct(keys), READ_AT_ONCE).map((some) =>
        getBatch(some.map(({ pk, sk }) => ({ pk, sk }))),
      );
      return (await Promise.all(batches)).flat();
    },
    async query(query) {
      const answer = await documents.send(new QueryCommand(queryInput(name, query)));
      const next = answer.LastEvaluatedKey;
      return {
        items: (answer.Items ?? []).map(toItem),
        ...(next === undefined ? {} : { next: toItem(next) }),
      };
    },
    async count(query) {
      let counted = 0;
      let after: Item | undefined;
      do {
        const answer = await documents.send(
          new QueryCommand({ ...queryInput(name, { ...query, after }), Select: 'COUNT' }),
        );
        counted += answer.Count ?? 0;
        after = answer.LastEvaluatedKey === undefined ? undefined : toItem(answer.LastEvaluatedKey);
      } while (after !== undefined);
      return counted;
    },
    write: (writes) => writeAll(documents, name, writes),
    async load(items) {
      for (const some of slicesOf(distinct(items), WRITE_AT_ONCE)) await loadBatch(some);
    },
  };
};
