import { type Bench, WrongWord, wholeNumber } from '../bench.ts';
import { measureSweep, type SweepRun } from './measure-sweep.ts';

const row = (run: SweepRun) => ({
  'open cases': run.n,
  due: run.k,
  'requests to find them': run.requests,
  'read units': run.readUnits,
  'requests to write': run.writeRequests,
  'write units': run.writeUnits,
  changed: run.changed,
  complete: run.complete ? 'yes' : 'NO',
  'loaded in s': run.loadedInS,
  'swept in s': run.sweptInS,
});

const isOne = (values: readonly number[]) => new Set(values).size === 1;

export const sweepBench: Bench = {
  says: 'what a sweep of K overdue cases among N open ones costs (P3)',
  options: { n: '1000,40000', k: '100' },
  async run(options) {
    const k = wholeNumber('k', options['k']);
    const sizes = (options['n'] ?? '').split(',').map((n) => wholeNumber('n', n));
    if (sizes.some((n) => n < k)) throw new WrongWord('--n cannot be less than --k.');
    const runs: SweepRun[] = [];
    for (const n of sizes) runs.push(await measureSweep(n, k));
    const same = isOne(runs.map(({ requests }) => requests)) && isOne(runs.map(({ readUnits }) => readUnits));
    return {
      figures: { runs, sameForEveryN: same },
      sheets: [
        {
          title: `One sweep: the same requests and read units for every N${same ? '' : ' - NOT SO'}`,
          rows: runs.map(row),
        },
      ],
    };
  },
};
