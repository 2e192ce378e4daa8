import type { Reading } from '../meter/reading.ts';
import type { Cost, Counted } from './count-reports.ts';

/** Requests and units are those of the dearest report, bytes those of the average one. */
export interface Costs {
  readonly requests: number;
  readonly writeUnits: number;
  readonly readUnits: number;
  readonly meanBytesSent: number;
  readonly meanBytesReceived: number;
}

const total = (readings: readonly Reading[], of: (reading: Reading) => number) =>
  readings.reduce((sum, one) => sum + of(one), 0);

const costsOf = (costs: readonly Cost[]): Costs => {
  const own = costs.map((cost) => cost.own);
  const dearest = (of: (reading: Reading) => number) => Math.max(...own.map(of));
  const mean = (of: (reading: Reading) => number) => Math.round(total(own, of) / own.length);
  return {
    requests: dearest(({ requests }) => requests),
    writeUnits: dearest(({ writeUnits }) => writeUnits),
    readUnits: dearest(({ readUnits }) => readUnits),
    meanBytesSent: mean(({ bytesSent }) => bytesSent),
    meanBytesReceived: mean(({ bytesReceived }) => bytesReceived),
  };
};

export const summaryOf = ({ first, retries, untouched, byLength }: Counted) => {
  const readings = [...first, ...retries].map(({ own }) => own);
  const shared = [...first, ...retries].map((cost) => cost.shared);
  const sameAnswers = retries.every(
    ({ answer }, n) => JSON.stringify(answer) === JSON.stringify(first[n]?.answer),
  );
  return {
    reports: first.length,
    first: costsOf(first),
    /** Its write units are the most that a refused transaction may cost: the engine says nothing of one. */
    retry: { ...costsOf(retries), sameAnswers, effect: untouched ? 'none' : 'the table changed' },
    byLength,
    /** Of the control record, kept for 10 s by each instance: not a cost of any one report. */
    sharedReads: {
      requests: total(shared, ({ requests }) => requests),
      readUnits: total(shared, ({ readUnits }) => readUnits),
      overReports: shared.length,
    },
    /** Our arithmetic against the engine's word, where there are both. */
    unitsChecked: total(readings, ({ checked }) => checked),
    unitsDisagreed: total(readings, ({ disagreed }) => disagreed),
  };
};
