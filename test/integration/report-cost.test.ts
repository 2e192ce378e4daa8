import { beforeAll, describe, expect, it } from 'vitest';
import { countReports } from '../../bench/report/count-reports.ts';
import { summaryOf } from '../../bench/report/summary.ts';
import { onTestbed } from '../../bench/testbed.ts';

/** P1 of the performance targets, on the real engine; `npm run bench -- report` measures more of them. */
describe('what a reported case costs', () => {
  let counted: ReturnType<typeof summaryOf>;
  beforeAll(async () => {
    counted = summaryOf(await onTestbed((testbed) => countReports(testbed, 40)));
  });

  it('is one request and at most nine write units', () => {
    expect(counted.first).toMatchObject({ requests: 1, readUnits: 0 });
    expect(counted.first.writeUnits).toBeLessThanOrEqual(9);
  });

  it('is one request for a retry, which gets the same answer and changes nothing', () => {
    expect(counted.retry).toMatchObject({ requests: 1, readUnits: 0, sameAnswers: true, effect: 'none' });
  });

  it('is what the engine reckons too', () => {
    expect(counted).toMatchObject({ unitsChecked: 40, unitsDisagreed: 0 });
  });
});
