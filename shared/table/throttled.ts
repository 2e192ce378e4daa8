import { setTimeout } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';

/** The first wait is as long as the one of the SDK, which repeats what is throttled whole. */
const FIRST_MS = 1_000;
const LONGEST_MS = 4_000;
const throttling = new Set(['ThrottlingError', 'ProvisionedThroughputExceeded']);

const isThrottled = (error: unknown): boolean =>
  error instanceof TransactionCanceledException &&
  (error.CancellationReasons ?? []).some(({ Code }) => throttling.has(Code ?? ''));

/**
 * Hands an error on; a throttled one later, each time up to twice as long: `before` says how often the transaction was
 * tried. Its partition is full for this second, and the short waits that part two writers would only fill it further.
 */
export const waitIfThrottled = async (error: unknown, before: number): Promise<never> => {
  if (isThrottled(error)) await setTimeout(Math.random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** before));
  throw error;
};
