import { type Bench, wholeNumber } from '../bench.ts';
import { rounded, spreadOf } from '../spread.ts';
import { heapReader } from './heap.ts';
import { drain, keepBusy, type Sent, sendWithin, throughput } from './load.ts';
import { onPipeline, type Pipeline } from './pipeline.ts';

/** R16. */
const WHOLE_MINUTES = 30;
const LOAD = 0.6;
const BURST = 10;
const MOST_DRAIN_S = 120;
/** The median of the last third over that of the first. */
const MOST_GROWTH = 1.1;
const WARM_UP = 100;

interface Setting {
  readonly minutes: number;
  readonly burstSeconds: number;
}

/** Half of the minutes at the load, the burst and its drain, the other half; the heap is read after each turn. */
const soak = async (pipeline: Pipeline, { minutes, burstSeconds }: Setting) => {
  const readHeap = heapReader();
  const heaps: number[] = [];
  const sent: Sent = { count: 0, acknowledged: 0 };
  await throughput(pipeline, sent, WARM_UP);
  const busy = { pipeline, sent, share: LOAD, afterTurn: () => heaps.push(readHeap()) };
  const before = await keepBusy(busy, minutes / 2);
  const capacity = spreadOf(before).median;
  const reports = Math.round(BURST * LOAD * capacity * burstSeconds);
  await sendWithin(pipeline, sent, reports, burstSeconds);
  const unpublished = sent.count - (await pipeline.published());
  const waitingAfterBurst = unpublished + (await pipeline.waiting());
  const drainedInS = await drain(pipeline, sent);
  const after = await keepBusy(busy, minutes / 2);
  return { before, after, burst: { reports, waitingAfterBurst, drainedInS }, sent, heaps };
};

const heapFigures = (heaps: readonly number[]) => {
  const third = Math.max(1, Math.floor(heaps.length / 3));
  const first = spreadOf(heaps.slice(0, third)).median;
  const last = spreadOf(heaps.slice(-third)).median;
  return {
    firstThirdMb: first,
    lastThirdMb: last,
    highestMb: Math.max(...heaps),
    growth: rounded(last / first, 3),
  };
};

const figuresOf = ({ before, after, burst, sent, heaps }: Awaited<ReturnType<typeof soak>>) => {
  const perSecond = spreadOf([...before, ...after]);
  // What the way needs for as many reports by what it does right before the burst and right after.
  const neededS = burst.reports / spreadOf([...before.slice(-2), ...after.slice(0, 2)]).median;
  const { drainedInS } = burst;
  return {
    turns: before.length + after.length,
    perSecond,
    slowerAfterwards: rounded(spreadOf(before).median / spreadOf(after).median, 2),
    burst: {
      ...burst,
      neededS: rounded(neededS, 1),
      ...(drainedInS === undefined ? {} : { drainedOverNeeded: rounded(drainedInS / neededS, 2) }),
    },
    notAcknowledged: sent.count - sent.acknowledged,
    sent: sent.count,
    heap: heapFigures(heaps),
  };
};

export const soakBench: Bench = {
  says: 'minutes at 60 % of what the whole way does at the moment, and a burst of ten times that (R16)',
  options: { minutes: String(WHOLE_MINUTES), burst: '5' },
  run: (options) =>
    onPipeline(async (pipeline) => {
      const minutes = wholeNumber('minutes', options['minutes']);
      const burstSeconds = wholeNumber('burst', options['burst']);
      const figures = figuresOf(await soak(pipeline, { minutes, burstSeconds }));
      const { heap, burst, notAcknowledged } = figures;
      const { drainedInS = Number.POSITIVE_INFINITY } = burst;
      const withinBudget = drainedInS <= MOST_DRAIN_S && heap.growth <= MOST_GROWTH && notAcknowledged === 0;
      const ran =
        minutes < WHOLE_MINUTES
          ? `${minutes} minutes only: the ${WHOLE_MINUTES} minutes of R16 were not run`
          : 'as R16 says';
      const rows = [
        { what: 'drained after the burst, s', measured: drainedInS, 'at most': MOST_DRAIN_S },
        { what: 'of what that many need, s', measured: burst.neededS, 'at most': '-' },
        { what: 'heap, last third over first', measured: heap.growth, 'at most': MOST_GROWTH },
        { what: 'not acknowledged', measured: notAcknowledged, 'at most': 0 },
      ];
      return {
        figures: { ran, ...figures, withinBudget },
        sheets: [{ title: `Soak (${ran})`, rows }],
        isKept: withinBudget,
      };
    }),
};
