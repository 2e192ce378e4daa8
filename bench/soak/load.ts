import { setTimeout } from 'node:timers/promises';
import { rounded } from '../spread.ts';
import type { Pipeline } from './pipeline.ts';

/** Five batches of a queue: enough that what is measured is how many get through, and not how long one takes. */
const BATCH = 50;
const LONGEST_DRAIN_S = 300;
const LOOK_MS = 100;

/** What has been sent so far: each report has a number of its own. */
export interface Sent {
  count: number;
  acknowledged: number;
}

const secondsSince = (began: number) => (performance.now() - began) / 1_000;

const isDrained = async (pipeline: Pipeline, sent: Sent): Promise<boolean> =>
  (await pipeline.published()) >= sent.count && (await pipeline.waiting()) === 0;

/** Seconds until everything that was sent is published and processed; nothing if it takes too long. */
export const drain = async (pipeline: Pipeline, sent: Sent): Promise<number | undefined> => {
  const began = performance.now();
  while (!(await isDrained(pipeline, sent))) {
    if (secondsSince(began) > LONGEST_DRAIN_S) return undefined;
    await setTimeout(LOOK_MS);
  }
  return rounded(secondsSince(began), 1);
};

/** Reports that leave at their own moments within so many seconds, whatever has become of those before. */
export const sendWithin = async (pipeline: Pipeline, sent: Sent, reports: number, seconds: number) => {
  const first = sent.count;
  sent.count += reports;
  const report = async (n: number) => {
    await setTimeout((n / reports) * seconds * 1_000);
    if (await pipeline.report(first + n)) sent.acknowledged += 1;
  };
  await Promise.all(Array.from({ length: reports }, (_, n) => report(n)));
};

/** Reports a second that get through from the first to the last, while more wait. */
export const throughput = async (pipeline: Pipeline, sent: Sent, reports = BATCH): Promise<number> => {
  const began = performance.now();
  await sendWithin(pipeline, sent, reports, 0);
  await drain(pipeline, sent);
  return reports / secondsSince(began);
};

/**
 * Keeps the whole way busy for this share of the time, by what it can do at this moment: however slow others make the
 * machine, the share stays. Answers the throughput of each turn.
 */
export const keepBusy = async (
  { pipeline, sent, share, afterTurn }: Busy,
  minutes: number,
): Promise<number[]> => {
  const rates: number[] = [];
  const began = performance.now();
  while (secondsSince(began) < minutes * 60) {
    const rate = await throughput(pipeline, sent);
    rates.push(rate);
    afterTurn();
    await setTimeout((BATCH / rate) * (1 / share - 1) * 1_000);
  }
  return rates;
};

interface Busy {
  readonly pipeline: Pipeline;
  readonly sent: Sent;
  readonly share: number;
  afterTurn(): void;
}
