import { quantile, rounded, type Spread, spreadOf } from '../spread.ts';

export interface Timed {
  /** On the clock on the wall, with all waiting. */
  readonly ms: number;
  /** Of our thread's processor time, which other work on the machine hardly disturbs. */
  readonly cpuUs: number;
}

/** As many calls of each, taken in turns. */
export interface Round {
  readonly raw: readonly Timed[];
  readonly handler: readonly Timed[];
}

export interface Race {
  readonly calls: number;
  /** Of the handler over the raw transaction: 1 is as fast, 0.85 must be reached. */
  readonly throughput: Spread;
  /** The same of the median calls: what is left when the stalls of a busy machine are not counted. */
  readonly typical: Spread;
  /** Of the handler over the raw transaction: 1 is as fast, 1.2 must not be passed. */
  readonly p99: Spread;
  /** The same over the calls of all rounds: of a few hundred calls, the 99th hundredth is a matter of luck. */
  readonly p99OfAll: number;
  readonly rawMs: Spread;
  readonly handlerMs: Spread;
  readonly rawCpuUs: Spread;
  readonly handlerCpuUs: Spread;
}

type Figure = 'ms' | 'cpuUs';

const mean = (times: readonly Timed[], figure: Figure) =>
  times.reduce((sum, one) => sum + one[figure], 0) / times.length;

const msAt = (times: readonly Timed[], share: number) =>
  quantile(
    times.map(({ ms }) => ms),
    share,
  );

const p99Ratio = ({ raw, handler }: Round) => msAt(handler, 0.99) / msAt(raw, 0.99);

export const raceOf = (calls: number, rounds: readonly Round[]): Race => {
  const ofEach = (figure: (round: Round) => number) => spreadOf(rounds.map(figure));
  const all: Round = {
    raw: rounds.flatMap(({ raw }) => raw),
    handler: rounds.flatMap(({ handler }) => handler),
  };
  return {
    calls,
    throughput: ofEach(({ raw, handler }) => mean(raw, 'ms') / mean(handler, 'ms')),
    typical: ofEach(({ raw, handler }) => msAt(raw, 0.5) / msAt(handler, 0.5)),
    p99: ofEach(p99Ratio),
    p99OfAll: rounded(p99Ratio(all)),
    rawMs: ofEach(({ raw }) => mean(raw, 'ms')),
    handlerMs: ofEach(({ handler }) => mean(handler, 'ms')),
    rawCpuUs: ofEach(({ raw }) => mean(raw, 'cpuUs')),
    handlerCpuUs: ofEach(({ handler }) => mean(handler, 'cpuUs')),
  };
};
