import { type Bench, type Sheet, wholeNumber } from '../bench.ts';
import { inWords, type Spread } from '../spread.ts';
import { onTestbed } from '../testbed.ts';
import { countReports } from './count-reports.ts';
import type { Race } from './race.ts';
import { type Overhead, raceBareHandler } from './race-bare-handler.ts';
import { raceTransaction } from './race-transaction.ts';
import { type Costs, summaryOf } from './summary.ts';

const costRow = (what: string, costs: Costs) => ({
  what,
  requests: costs.requests,
  'write units': costs.writeUnits,
  'read units': costs.readUnits,
  'bytes sent': costs.meanBytesSent,
  'bytes received': costs.meanBytesReceived,
});

const raceRow = (what: string, spread: Spread | number, budget: string) => ({
  what,
  'median (lowest to highest)': typeof spread === 'number' ? `${spread}` : inWords(spread),
  budget,
});

const raceSheet = (race: Race, overhead: Overhead, pairs: number): Sheet => ({
  title: `Handler against the raw transaction, ${pairs} pairs of ${race.calls} calls, in turns`,
  rows: [
    raceRow('throughput, handler / raw', race.throughput, 'P2: at least 0.85'),
    raceRow('the same of the median calls', race.typical, ''),
    raceRow('p99, handler / raw', race.p99, 'P2: at most 1.2'),
    raceRow('p99 over all pairs together', race.p99OfAll, 'P2: at most 1.2'),
    raceRow('raw transaction, ms a call', race.rawMs, ''),
    raceRow('full handler, ms a call', race.handlerMs, ''),
    raceRow('raw transaction, us of our processor time', race.rawCpuUs, ''),
    raceRow('full handler, us of our processor time', race.handlerCpuUs, ''),
    raceRow('added to a bare handler, us a call', overhead.addedUs, 'P10: at most 20'),
  ],
});

export const reportBench: Bench = {
  says: 'what a reported case and its retry cost (P1, P2, P10)',
  options: { n: '300', pairs: '5', calls: '500' },
  async run(options) {
    const reports = wholeNumber('n', options['n']);
    const pairs = wholeNumber('pairs', options['pairs']);
    const calls = wholeNumber('calls', options['calls']);
    const { counted, race } = await onTestbed(async (testbed) => ({
      counted: summaryOf(await countReports(testbed, reports)),
      race: await raceTransaction(testbed, pairs, calls),
    }));
    const overhead = await raceBareHandler(pairs);
    const { first, ...rest } = counted;
    return {
      figures: { ...first, ...rest, race, overhead },
      sheets: [
        {
          title: 'Of one report: requests and units of the dearest, bytes of the average',
          rows: [costRow('reported', first), costRow('sent again', rest.retry)],
        },
        {
          title: 'Of one report, by the length of its words in Chinese characters',
          rows: rest.byLength.map((row) => ({ characters: row.characters, 'write units': row.writeUnits })),
        },
        raceSheet(race, overhead, pairs),
      ],
    };
  },
};
