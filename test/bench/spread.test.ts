import { describe, expect, it } from 'vitest';
import { alternate } from '../../bench/alternate.ts';
import { quantile, spreadOf } from '../../bench/spread.ts';

describe('the figures of repeated measurements', () => {
  it.each([
    { values: [3, 1, 2], median: 2 },
    { values: [4, 1, 3, 2], median: 2.5 },
    { values: [7], median: 7 },
  ])('have the median $median for $values', ({ values, median }) => {
    const lowest = Math.min(...values);
    const highest = Math.max(...values);
    expect(spreadOf(values)).toEqual({ median, lowest, highest });
  });

  it('have a 99th hundredth that one slow call in a hundred does not move', () => {
    const calls = [...Array.from({ length: 99 }, () => 1), 50];
    expect(quantile(calls, 0.99)).toBe(1);
    expect(quantile([...calls.slice(1), 50], 0.99)).toBe(50);
  });

  it('come from turns of which the first pair is thrown away', async () => {
    const order: string[] = [];
    const note = (who: string) => async (turn: number) => {
      order.push(`${who}${turn}`);
      return turn;
    };
    expect(await alternate(2, note('A'), note('B'))).toEqual([
      { baseline: 1, candidate: 1 },
      { baseline: 2, candidate: 2 },
    ]);
    expect(order).toEqual(['A0', 'B0', 'A1', 'B1', 'A2', 'B2']);
  });
});
