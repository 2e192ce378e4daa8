import {
  type DynamoDBClient,
  type ServiceInputTypes,
  type ServiceOutputTypes,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';

/** What DynamoDB does and the engine here does not; each is over when the same is asked once more. */
export type WireFault = 'conflict' | 'throttle' | 'loseAnswer' | 'unprocessed';

/** Every how many calls that it can meet the fault comes; the SDK waits half a second after it is throttled. */
const RATES: Readonly<Record<WireFault, number>> = {
  conflict: 2,
  throttle: 10,
  loseAnswer: 2,
  unprocessed: 1,
};

const throttled = () =>
  Object.assign(new Error('Too many requests.'), { name: 'ProvisionedThroughputExceededException' });
const cutOff = () => Object.assign(new Error('The line is cut.'), { name: 'TimeoutError' });
const contended = () =>
  new TransactionCanceledException({
    message: 'Transaction cancelled.',
    $metadata: {},
    CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
  });

type Requests = Record<string, unknown>;

/** The first half of a batch goes through, the other comes back. */
const halved = (input: ServiceInputTypes) => {
  const [name, all] = Object.entries(('RequestItems' in input && input.RequestItems) || {})[0] ?? [];
  const items: readonly unknown[] = Array.isArray(all) ? all : (all?.Keys ?? []);
  if (name === undefined || items.length < 2) return undefined;
  const half = Math.ceil(items.length / 2);
  const requests = (some: readonly unknown[]): Requests => ({
    [name]: Array.isArray(all) ? some : { ...all, Keys: some },
  });
  return { now: requests(items.slice(0, half)), later: requests(items.slice(half)) };
};

/** Lets calls, or their answers, go wrong between the client and the engine. */
export const faultyWire = (client: DynamoDBClient, fault: WireFault) => {
  let calls = 0;
  let struck = 0;
  const met = new WeakSet<object>();
  /** A repetition by the SDK is the same call, and meets it no more. */
  const isStruck = (call: object) => {
    if (met.has(call)) return false;
    met.add(call);
    calls += 1;
    if (calls % RATES[fault] !== 0) return false;
    struck += 1;
    return true;
  };

  client.middlewareStack.add(
    (next, context) => async (args) => {
      const isTransaction = context['commandName'] === 'TransactWriteItemsCommand';
      const parts = fault === 'unprocessed' ? halved(args.input) : undefined;
      if (parts !== undefined && isStruck(context)) {
        const result = await next({ ...args, input: { ...args.input, RequestItems: parts.now } as never });
        const left = { UnprocessedItems: parts.later, UnprocessedKeys: parts.later };
        return { ...result, output: { ...result.output, ...left } as ServiceOutputTypes };
      }
      if (fault === 'conflict' && isTransaction && isStruck(context)) throw contended();
      return next(args);
    },
    { step: 'initialize', name: 'unprocessedOrContended' },
  );

  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (fault === 'throttle' && isStruck(context)) throw throttled();
      const result = await next(args);
      if (fault === 'loseAnswer' && isStruck(context)) throw cutOff();
      return result;
    },
    { step: 'finalizeRequest', priority: 'low', name: 'throttledOrCutOff' },
  );
  return { struck: () => struck };
};
