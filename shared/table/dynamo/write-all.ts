import { type CancellationReason, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { toItem } from '../item.ts';
import { optimistic } from '../optimistic.ts';
import { type Guard, type Write, WriteRefused } from '../table.ts';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** In a row clashing with others, each time after a longer wait; then the caller's request ends in an error. */
const MOST_ATTEMPTS = 16;

const keyOf = ({ pk, sk }: { pk: string; sk: string }) => ({ pk, sk });

const guarded = (guard: Guard) => {
  const shown = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;
  if (guard === 'absent') return { ...shown, ConditionExpression: 'attribute_not_exists(pk)' };
  if (guard === 'exists') return { ...shown, ConditionExpression: 'attribute_exists(pk)' };
  return {
    ...shown,
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': guard.version },
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
    ExpressionAttributeValues: Object.fromEntries(entries.map(([, amount], n) => [`:a${n}`, amount])),
  };
};

const transactItem = (table: string, write: Write): TransactItem => {
  if ('put' in write) return { Put: { TableName: table, Item: write.put, ...guarded(write.guard) } };
  if ('add' in write) return { Update: addition(table, write.add, write.amounts) };
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
  const attempt = () => documents.send(new TransactWriteCommand({ TransactItems: items }));
  try {
    await optimistic(attempt, { times: MOST_ATTEMPTS, isLost: isPassing });
  } catch (error) {
    const reasons = error instanceof TransactionCanceledException ? error.CancellationReasons : undefined;
    throw refusalIn(reasons ?? []) ?? error;
  }
};
