import { setTimeout } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';

const THROTTLED_MS = 500;
const throttling = new Set(['ThrottlingError', 'ProvisionedThroughputExceeded']);

const isThrottled = (error: unknown): boolean =>
  error instanceof TransactionCanceledException &&
  (error.CancellationReasons ?? []).some(({ Code }) => throttling.has(Code ?? ''));

/**
 * Hands an error on; after a throttled transaction, up to half a second later. Its partition is full for this second, and
 * the short waits that part two writers would only fill it further.
 */
export const waitIfThrottled = async (error: unknown): Promise<never> => {
  if (isThrottled(error)) await setTimeout(Math.random() * THROTTLED_MS);
  throw error;
};
