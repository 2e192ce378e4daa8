import { type DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';

const clash = () =>
  new TransactionCanceledException({
    message: 'Transaction cancelled.',
    $metadata: {},
    CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }, { Code: 'None' }],
  });

export interface Transactions {
  /** Sent so far; those that our code repeats are sent anew. */
  sent: number;
}

/** Counts the transactions of a client, and cancels a share of them as DynamoDB does when two meet at one item. */
export const countedTransactions = (
  client: DynamoDBClient,
  clashing: number,
  chance: () => number,
): Transactions => {
  const counted: Transactions = { sent: 0 };
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (context['commandName'] !== 'TransactWriteItemsCommand') return next(args);
      counted.sent += 1;
      if (chance() < clashing) throw clash();
      return next(args);
    },
    { step: 'finalizeRequest', priority: 'low', name: 'counted-transactions' },
  );
  return counted;
};
