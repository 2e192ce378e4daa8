import { type DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';

const refusedWhole = () =>
  Object.assign(new Error('Too many requests.'), { name: 'ProvisionedThroughputExceededException' });
const refusedInside = () =>
  new TransactionCanceledException({
    message: 'Transaction cancelled.',
    $metadata: {},
    CancellationReasons: [{ Code: 'ThrottlingError' }, { Code: 'None' }],
  });

export interface ThrottledWire {
  /** Which share of the requests is refused from now on. */
  throttle(share: number): void;
  /** When each request left, on the clock of `performance`; repetitions by the SDK and by our code are requests too. */
  readonly requests: readonly number[];
}

/**
 * Refuses requests between the client and the engine, as DynamoDB does in both its ways: the whole request, which the SDK
 * repeats, or the transaction for one of its items, which our code repeats.
 */
export const throttledWire = (clients: readonly DynamoDBClient[], chance: () => number): ThrottledWire => {
  const requests: number[] = [];
  let refused = 0;
  const refuseSome = (client: DynamoDBClient) =>
    client.middlewareStack.add(
      (next, context) => async (args) => {
        requests.push(performance.now());
        if (chance() >= refused) return next(args);
        const isTransaction = context['commandName'] === 'TransactWriteItemsCommand';
        throw isTransaction && chance() < 0.5 ? refusedInside() : refusedWhole();
      },
      { step: 'finalizeRequest', priority: 'low', name: 'throttled' },
    );
  for (const client of clients) refuseSome(client);
  return {
    requests,
    throttle: (share) => {
      refused = share;
    },
  };
};
