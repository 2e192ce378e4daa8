import {
  type CancellationReason,
  type DynamoDBClient,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { pause } from './backoff.ts';
import { toItem } from './item.ts';
import { type Guard, type Write, WriteRefused } from './table.ts';

const marshalled = (values: object) => marshall(values, { removeUndefinedValues: true });
const keyOf = ({ pk, sk }: { pk: string; sk: string }) => marshalled({ pk, sk });

const guarded = (guard: Guard) => {
  const shown = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;
  if (guard === 'absent') return { ...shown, ConditionExpression: 'attribute_not_exists(pk)' };
  if (guard === 'exists') return { ...shown, ConditionExpression: 'attribute_exists(pk)' };
  return {
    ...shown,
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: marshalled({ ':version': guard.version }),
  };
};

const addition = (
  table: string,
  key: { pk: string; sk: string },
  amounts: Readonly<Record<string, number>>,
) => {
  const entries = Object.entries(amounts);
  return {
    TableName: table,
    Key: keyOf(key),
    UpdateExpression: `ADD ${entries.map((_, n) => `#a${n} :a${n}`).join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(entries.map(([name], n) => [`#a${n}`, name])),
    ExpressionAttributeValues: marshalled(
      Object.fromEntries(entries.map(([, amount], n) => [`:a${n}`, amount])),
    ),
  };
};

const transactItem = (table: string, write: Write): TransactWriteItem => {
  if ('put' in write)
    return { Put: { TableName: table, Item: marshalled(write.put), ...guarded(write.guard) } };
  if ('add' in write) return { Update: addition(table, write.add, write.amounts) };
  if ('remove' in write)
    return { Delete: { TableName: table, Key: keyOf(write.remove), ...guarded(write.guard) } };
  return { ConditionCheck: { TableName: table, Key: keyOf(write.check), ...guarded(write.guard) } };
};

const refusalIn = (reasons: readonly CancellationReason[]): WriteRefused | undefined => {
  const index = reasons.findIndex(({ Code }) => Code === 'ConditionalCheckFailed');
  if (index === -1) return undefined;
  const old = reasons[index]?.Item;
  return new WriteRefused(index, old === undefined ? undefined : toItem(unmarshall(old)));
};

const passing = new Set(['None', 'TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

/** One transaction. A clash with another transaction is tried again; a guard that does not hold is not. */
export const writeAll = async (
  client: DynamoDBClient,
  table: string,
  writes: readonly Write[],
  attempt = 0,
) => {
  await pause(attempt);
  try {
    await client.send(
      new TransactWriteItemsCommand({ TransactItems: writes.map((one) => transactItem(table, one)) }),
    );
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    const reasons = error.CancellationReasons ?? [];
    const refusal = refusalIn(reasons);
    if (refusal !== undefined) throw refusal;
    if (!reasons.every(({ Code }) => passing.has(Code ?? ''))) throw error;
    await writeAll(client, table, writes, attempt + 1);
  }
};
