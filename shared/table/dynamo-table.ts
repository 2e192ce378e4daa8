import {
  type CancellationReason,
  type DynamoDBClient,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { toItem } from './item.ts';
import { indexes, type Key } from './key.ts';
import {
  type Addition,
  type Guard,
  type Item,
  optimistic,
  type Query,
  type Table,
  type Write,
  WriteRefused,
} from './table.ts';
import { waitIfThrottled } from './throttled.ts';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** In a row clashing with others, each time after a longer wait; then the caller's request ends in an error. */
const MOST_CLASHES = 16;

const keyOf = ({ pk, sk }: { pk: string; sk: string }) => ({ pk, sk });

const shown = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;

const guarded = (guard: Guard) => {
  if (guard === 'absent') return { ...shown, ConditionExpression: 'attribute_not_exists(pk)' };
  if (guard === 'exists') return { ...shown, ConditionExpression: 'attribute_exists(pk)' };
  return {
    ...shown,
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': guard.version },
  };
};

type Numbers = Readonly<Record<string, number>>;
const namesOf = (prefix: string, all: Numbers) =>
  Object.fromEntries(Object.keys(all).map((name, n) => [`#${prefix}${n}`, name]));
const numbersOf = (prefix: string, all: Numbers) =>
  Object.fromEntries(Object.values(all).map((number, n) => [`:${prefix}${n}`, number]));

/** Held to the item as it stands: no read goes before it, so that of many at once nobody has to begin anew. */
const addition = (table: string, { add, amounts, least = {} }: Addition) => {
  const bounds = Object.entries(least).map(([name, most]) => [name, most - (amounts[name] ?? 0)]);
  const before: Numbers = Object.fromEntries(bounds);
  const condition = bounds.map((_, n) => `#l${n} >= :l${n}`).join(' AND ');
  return {
    TableName: table,
    Key: keyOf(add),
    UpdateExpression: `ADD ${Object.keys(amounts)
      .map((_, n) => `#a${n} :a${n}`)
      .join(', ')}`,
    ...(condition === '' ? {} : { ...shown, ConditionExpression: condition }),
    ExpressionAttributeNames: { ...namesOf('a', amounts), ...namesOf('l', before) },
    ExpressionAttributeValues: { ...numbersOf('a', amounts), ...numbersOf('l', before) },
  };
};

const transactItem = (table: string, write: Write): TransactItem => {
  if ('put' in write) return { Put: { TableName: table, Item: write.put, ...guarded(write.guard) } };
  if ('add' in write) return { Update: addition(table, write) };
  if ('remove' in write)
    return { Delete: { TableName: table, Key: keyOf(write.remove), ...guarded(write.guard) } };
  return { ConditionCheck: { TableName: table, Key: keyOf(write.check), ...guarded(write.guard) } };
};

/** The document client hands on an error as it came: the item in it is still in the words of the wire. */
const refusalIn = (reasons: readonly CancellationReason[]): WriteRefused | undefined => {
  const index = reasons.findIndex(({ Code }) => Code === 'ConditionalCheckFailed');
  if (index === -1) return undefined;
  const old = reasons[index]?.Item;
  return new WriteRefused(index, old === undefined ? undefined : toItem(unmarshall(old)));
};

const passing = new Set(['None', 'TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

/** It met another transaction, or the engine was busy: nobody knows yet whether its guards hold. */
const isPassing = (error: unknown): boolean =>
  error instanceof TransactionCanceledException &&
  (error.CancellationReasons ?? []).every(({ Code }) => passing.has(Code ?? ''));

/** One transaction. A clash with another transaction is tried again; a guard that does not hold is not. */
export const writeAll = async (
  documents: DynamoDBDocumentClient,
  table: string,
  writes: readonly Write[],
): Promise<void> => {
  const items = writes.map((one) => transactItem(table, one));
  const command = () => new TransactWriteCommand({ TransactItems: items });
  let tried = 0;
  const attempt = () => documents.send(command()).catch((error) => waitIfThrottled(error, tried++));
  try {
    await optimistic(attempt, { times: MOST_CLASHES, isLost: isPassing });
  } catch (error) {
    const reasons = error instanceof TransactionCanceledException ? error.CancellationReasons : undefined;
    throw refusalIn(reasons ?? []) ?? error;
  }
};

/** The whole list in parts of at most `size`. */
export const slicesOf = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));

const sortCondition = (query: Query): [string, Record<string, string>] => {
  if (query.begins !== undefined) return [' AND begins_with(#sk, :begins)', { ':begins': query.begins }];
  if (query.from !== undefined && query.upTo !== undefined) {
    return [' AND #sk BETWEEN :from AND :upTo', { ':from': query.from, ':upTo': query.upTo }];
  }
  if (query.upTo !== undefined) return [' AND #sk <= :upTo', { ':upTo': query.upTo }];
  return query.from === undefined ? ['', {}] : [' AND #sk >= :from', { ':from': query.from }];
};

const filter = ({ where }: Query) => {
  if (where === undefined) return undefined;
  const [FilterExpression, text] =
    'begins' in where
      ? ['begins_with(#where, :where)', where.begins]
      : ['contains(#where, :where)', where.contains];
  return { FilterExpression, names: { '#where': where.attribute }, values: { ':where': text } };
};

/** Our query in the words of DynamoDB. Attribute names are ours; nothing from outside is ever part of an expression. */
export const queryInput = (table: string, query: Query): QueryCommandInput => {
  const names = query.index === undefined ? { pk: 'pk', sk: 'sk' } : indexes[query.index];
  const [condition, values] = sortCondition(query);
  const filtered = filter(query);
  return {
    TableName: table,
    ...(query.index === undefined ? { ConsistentRead: query.eventual !== true } : { IndexName: query.index }),
    KeyConditionExpression: `#pk = :pk${condition}`,
    ...(filtered === undefined ? {} : { FilterExpression: filtered.FilterExpression }),
    ExpressionAttributeNames: {
      '#pk': names.pk,
      ...(condition === '' ? {} : { '#sk': names.sk }),
      ...filtered?.names,
    },
    ExpressionAttributeValues: { ':pk': query.pk, ...values, ...filtered?.values },
    ScanIndexForward: !query.newestFirst,
    ...(query.limit === undefined ? {} : { Limit: query.limit }),
    ...(query.after === undefined ? {} : { ExclusiveStartKey: query.after }),
  };
};

/** For the database takes what it left in the end, unless it is down; then the wait grows to a second. */
const MOST_ATTEMPTS = 16;

/** The engine has taken some of a batch, and left the rest. */
class LeftOver extends Error {
  override readonly name = 'LeftOver';
}

/** Sends a batch, and what the engine leaves of it, until it has taken everything. `send` says what was left. */
export const untilTaken = <T>(batch: readonly T[], send: (left: readonly T[]) => Promise<readonly T[]>) => {
  let left = batch;
  return optimistic(
    async () => {
      left = await send(left);
      if (left.length > 0) throw new LeftOver(`The database left ${left.length} of ${batch.length}.`);
    },
    { times: MOST_ATTEMPTS, isLost: (error) => error instanceof LeftOver },
  );
};

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
      const { Items = [], LastEvaluatedKey: next } = answer;
      return { items: Items.map(toItem), ...(next === undefined ? {} : { next: toItem(next) }) };
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
