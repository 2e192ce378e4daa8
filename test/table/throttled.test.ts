import { setTimeout } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { beforeEach, expect, it, vi } from 'vitest';
import { waitIfThrottled } from '../../shared/table/throttled.ts';

vi.mock('node:timers/promises', () => ({ setTimeout: vi.fn(async () => undefined) }));
const waited = () => vi.mocked(setTimeout).mock.calls.map(([ms]) => ms);
beforeEach(() => {
  vi.mocked(setTimeout).mockClear();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});

const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({
    message: 'Transaction cancelled.',
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

it('waits twice as long after each throttled attempt of a transaction, by chance, up to four seconds', async () => {
  const full = cancelled('None', 'ThrottlingError');
  for (let attempt = 0; attempt < 4; attempt += 1)
    await expect(waitIfThrottled(full, attempt)).rejects.toBe(full);
  expect(waited()).toEqual([500, 1_000, 2_000, 2_000]);
});

it('begins with half a second on average, whatever the reason is called', async () => {
  await waitIfThrottled(cancelled('ProvisionedThroughputExceeded'), 0).catch(() => undefined);
  expect(waited()).toEqual([500]);
});

it.each([
  ['a clash with another transaction', cancelled('TransactionConflict')],
  ['a guard that does not hold', cancelled('ConditionalCheckFailed')],
  ['anything else', new Error('The disk is full.')],
])('does not wait for %s, and hands it on', async (_, error) => {
  await expect(waitIfThrottled(error, 0)).rejects.toBe(error);
  expect(waited()).toEqual([]);
});
