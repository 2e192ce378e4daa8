import { expect, it } from 'vitest';
import { measureSweep } from '../../bench/sweep/measure-sweep.ts';

/** P3 of the performance targets; `npm run bench -- sweep --n 1000,200000` goes further. */
it('takes the same requests and read units to find 20 due cases among 200 open ones and among 1,000', async () => {
  const few = await measureSweep(200, 20);
  const many = await measureSweep(1_000, 20);
  expect(few).toMatchObject({ changed: 20, complete: true, unitsDisagreed: 0 });
  expect(many).toMatchObject({ changed: 20, complete: true, unitsDisagreed: 0 });
  expect(many.requests).toBe(few.requests);
  expect(many.readUnits).toBe(few.readUnits);
});
