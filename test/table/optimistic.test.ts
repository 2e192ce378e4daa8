import { describe, expect, it, vi } from 'vitest';
import { optimistic, WriteRefused } from '../../shared/table/table.ts';

/** Loses so many times, then wins; notes how often it was tried. */
const losing = (losses: number, error: Error = new WriteRefused(0, undefined)) => {
  const tries = { count: 0 };
  const attempt = async () => {
    tries.count += 1;
    if (tries.count <= losses) throw error;
    return 'won';
  };
  return { attempt, tries };
};

describe('an optimistic write', () => {
  it.each([
    { losses: 0, times: 1, tried: 1 },
    { losses: 2, times: 3, tried: 3 },
    { losses: 5, times: undefined, tried: 6 },
  ])('wins after $losses losses when it may try $times times', async ({ losses, times, tried }) => {
    const { attempt, tries } = losing(losses);
    expect(await optimistic(attempt, times === undefined ? {} : { times })).toBe('won');
    expect(tries.count).toBe(tried);
  });

  it('ends with the last loss, or with what the caller makes of it', async () => {
    const lost = new WriteRefused(0, undefined);
    await expect(optimistic(losing(3, lost).attempt, { times: 3 })).rejects.toBe(lost);
    const { attempt, tries } = losing(3, lost);
    expect(await optimistic<unknown>(attempt, { times: 3, otherwise: (last) => [last] })).toEqual([lost]);
    expect(tries.count).toBe(3);
  });

  it('does not try again what failed for another reason', async () => {
    const { attempt, tries } = losing(1, new Error('The disk is full.'));
    await expect(optimistic(attempt)).rejects.toThrow('The disk is full.');
    expect(tries.count).toBe(1);
  });

  it('asks the caller which errors are losses', async () => {
    const { attempt, tries } = losing(1, new Error('busy'));
    const isLost = (error: unknown) => error instanceof Error && error.message === 'busy';
    expect(await optimistic(attempt, { isLost })).toBe('won');
    expect(tries.count).toBe(2);
  });

  it('goes on until the time of a request is nearly over, and no longer', async () => {
    const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
    const { attempt, tries } = losing(Number.POSITIVE_INFINITY);
    const slow = () => {
      clock.mockReturnValue(tries.count * 4_000);
      return attempt();
    };
    await expect(optimistic(slow)).rejects.toThrow(WriteRefused);
    clock.mockRestore();
    expect(tries.count).toBe(7);
  });

  it('comes back after a while of chance, each time, so that those who lost together part', async () => {
    const random = vi.spyOn(Math, 'random').mockReturnValue(0);
    const began = performance.now();
    await optimistic(losing(9).attempt, { times: 10 });
    expect(random).toHaveBeenCalledTimes(9);
    // The longest waits come to four seconds; by the lowest chance there are none.
    expect(performance.now() - began).toBeLessThan(1_000);
    random.mockRestore();
  });
});
