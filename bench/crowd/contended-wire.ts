import { setTimeout } from 'node:timers/promises';
import {
  type DynamoDBClient,
  type ServiceInputTypes,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';

/** A transaction on AWS takes about so long; the engine here needs a tenth of it and never lets two clash. */
const HELD_MS = 8;

const keysIn = (input: ServiceInputTypes): string[] => {
  const items = ('TransactItems' in input && input.TransactItems) || [];
  return items.flatMap((one) => {
    const { pk, sk } = ('Put' in one && one.Put?.Item) || ('Update' in one && one.Update?.Key) || {};
    return pk === undefined ? [] : [JSON.stringify([pk, sk])];
  });
};

const contended = () =>
  new TransactionCanceledException({
    message: 'Transaction cancelled.',
    $metadata: {},
    CancellationReasons: [{ Code: 'TransactionConflict' }],
  });

/** The items of the transactions under way. */
const itemsUnderWay = () => {
  const held = new Set<string>();
  return {
    areHeld: (keys: readonly string[]) => keys.some((key) => held.has(key)),
    async holding<T>(keys: readonly string[], work: () => Promise<T>): Promise<T> {
      for (const key of keys) held.add(key);
      try {
        return await work();
      } finally {
        for (const key of keys) held.delete(key);
      }
    },
  };
};

/** Cancels a transaction that touches an item of another one under way, as DynamoDB does. */
export const contendedWire = (client: DynamoDBClient) => {
  const items = itemsUnderWay();
  let conflicts = 0;
  client.middlewareStack.add(
    (next) => async (args) => {
      const keys = keysIn(args.input);
      if (keys.length === 0) return next(args);
      if (items.areHeld(keys)) {
        conflicts += 1;
        throw contended();
      }
      return items.holding(keys, async () => {
        await setTimeout(HELD_MS);
        return next(args);
      });
    },
    { step: 'initialize', name: 'contended' },
  );
  return { conflicts: () => conflicts };
};
