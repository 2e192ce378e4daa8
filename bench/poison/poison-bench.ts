import { type Bench, wholeNumber } from '../bench.ts';
import { queuePoison } from './queue-poison.ts';
import { streamPoison } from './stream-poison.ts';

export const poisonBench: Bench = {
  says: 'one record among many that cannot be processed, in a queue and in the stream (R7)',
  options: { records: '1000' },
  async run(options) {
    const records = wholeNumber('records', options['records']);
    const runs = [await queuePoison(records), await streamPoison(records)];
    const isKept = runs.every(
      ({ done, dead, afterRedrive }) => done === records - 1 && dead === 1 && afterRedrive === records,
    );
    return {
      figures: { records, runs, exact: isKept },
      sheets: [{ title: `One poison record among ${records}`, rows: runs.map((run) => ({ ...run })) }],
      isKept,
    };
  },
};
