import { setTimeout } from 'node:timers/promises';
import { type Bench, wholeNumber } from '../bench.ts';
import { rounded, spreadOf } from '../spread.ts';
import { heapReader } from './heap.ts';
import { onPipeline, type Pipeline } from './pipeline.ts';

/** R16. */
const WHOLE_MINUTES = 30;
const LOAD = 0.6;
const BURST = 10;
const MOST_DRAIN_S = 120;
/** The median of the last third over that of the first. */
const MOST_GROWTH = 1.1;
const SAMPLE_REPORTS = 200;
const LOOK_MS = 1_000;

const isDrained = async (pipeline: Pipeline, sent: number): Promise<boolean> =>
  (await pipeline.published()) >= sent && (await pipeline.waiting()) === 0;

/** Seconds until everything that was sent is published and processed; nothing if it takes too long. */
const drain = async (pipeline: Pipeline, sent: number): Promise<number | undefined> => {
  const began = performance.now();
  const passed = () => (performance.now() - began) / 1_000;
  while (!(await isDrained(pipeline, sent))) {
    if (passed() > 2 * MOST_DRAIN_S) return undefined;
    await setTimeout(200);
  }
  return rounded(passed(), 1);
};

/** Sends reports at their own moments until the time is up, whatever has become of those before. */
const sendAt = async (pipeline: Pipeline, perSecond: number, seconds: number, from: number) => {
  const began = performance.now();
  const sending: Promise<boolean>[] = [];
  const count = Math.round(perSecond * seconds);
  for (let n = 0; n < count; n += 1) {
    const early = began + (n / perSecond) * 1_000 - performance.now();
    if (early > 0) await setTimeout(early);
    sending.push(pipeline.report(from + n));
  }
  const acknowledged = (await Promise.all(sending)).filter((done) => done).length;
  return { sent: count, acknowledged };
};

/** What the whole way keeps up with, from report to the last consumer. */
const capacityOf = async (pipeline: Pipeline): Promise<number> => {
  for (let n = 0; n < 20; n += 1) await pipeline.report(n);
  await drain(pipeline, 20);
  const began = performance.now();
  for (let n = 20; n < 20 + SAMPLE_REPORTS; n += 1) await pipeline.report(n);
  await drain(pipeline, 20 + SAMPLE_REPORTS);
  return (SAMPLE_REPORTS / (performance.now() - began)) * 1_000;
};

/** The load for so many minutes, in the middle of it the burst; the heap is read once a second. */
const soak = async (pipeline: Pipeline, capacity: number, minutes: number, burstSeconds: number) => {
  const readHeap = heapReader();
  const heaps: number[] = [];
  const looking = setInterval(() => heaps.push(readHeap()), LOOK_MS);
  const rate = LOAD * capacity;
  const half = minutes * 30;
  let next = 20 + SAMPLE_REPORTS;
  let acknowledged = next;
  const send = async (perSecond: number, seconds: number) => {
    const done = await sendAt(pipeline, perSecond, seconds, next);
    next += done.sent;
    acknowledged += done.acknowledged;
  };
  await send(rate, half);
  await send(BURST * rate, burstSeconds);
  const waitingAfterBurst = next - (await pipeline.published()) + (await pipeline.waiting());
  const drainedInS = await drain(pipeline, acknowledged);
  await send(rate, half);
  const drainedAtEndInS = await drain(pipeline, acknowledged);
  clearInterval(looking);
  return { rate, sent: next, acknowledged, waitingAfterBurst, drainedInS, drainedAtEndInS, heaps };
};

const heapFigures = (heaps: readonly number[]) => {
  const third = Math.floor(heaps.length / 3);
  const first = spreadOf(heaps.slice(0, third)).median;
  const last = spreadOf(heaps.slice(-third)).median;
  return {
    firstThirdMb: first,
    lastThirdMb: last,
    highestMb: Math.max(...heaps),
    growth: rounded(last / first, 3),
  };
};

export const soakBench: Bench = {
  says: 'minutes at 60 % of what the whole way keeps up with, and a burst of ten times that (R16)',
  options: { minutes: String(WHOLE_MINUTES), burst: '5' },
  run: (options) =>
    onPipeline(async (pipeline) => {
      const minutes = wholeNumber('minutes', options['minutes']);
      const capacity = await capacityOf(pipeline);
      const { heaps, rate, ...counts } = await soak(
        pipeline,
        capacity,
        minutes,
        wholeNumber('burst', options['burst']),
      );
      const heap = heapFigures(heaps);
      const { sent, acknowledged, drainedInS, drainedAtEndInS } = counts;
      const isDrainedInTime = [drainedInS, drainedAtEndInS].every(
        (s) => s !== undefined && s <= MOST_DRAIN_S,
      );
      const isKept = isDrainedInTime && heap.growth <= MOST_GROWTH && sent === acknowledged;
      const label =
        minutes < WHOLE_MINUTES
          ? `${minutes} minutes only: the ${WHOLE_MINUTES} minutes of R16 were not run`
          : 'as R16 says';
      const perSecond = {
        capacity: rounded(capacity, 1),
        load: rounded(rate, 1),
        burst: rounded(BURST * rate, 1),
      };
      const figures = { ran: label, perSecond, ...counts, heap, withinBudget: isKept };
      const rows = [
        { what: 'drained after the burst, s', measured: drainedInS ?? 'never', 'at most': MOST_DRAIN_S },
        { what: 'heap, last third over first', measured: heap.growth, 'at most': MOST_GROWTH },
        { what: 'not acknowledged', measured: sent - acknowledged, 'at most': 0 },
      ];
      return { figures, sheets: [{ title: `Soak (${label})`, rows }], isKept };
    }),
};
