import { setTimeout } from 'node:timers/promises';

const FIRST_MS = 500;
const LONGEST_MS = 8_000;

export interface Acknowledged {
  readonly n: number;
  readonly at: number;
  readonly tries: number;
}

interface Phone {
  /** The number of the next report; each is sent until it is acknowledged. */
  next(): number;
  send(n: number): Promise<boolean>;
  readonly acknowledged: Acknowledged[];
  readonly chance: () => number;
  isOver(): boolean;
}

/** Somebody who reports once a second; what is not acknowledged is sent again, with full jitter, up to eight seconds later. */
export const usePhone = async ({ next, send, acknowledged, chance, isOver }: Phone): Promise<void> => {
  await setTimeout(chance() * 1_000);
  while (!isOver()) {
    const n = next();
    let tries = 1;
    for (; !(await send(n)); tries += 1)
      await setTimeout(chance() * Math.min(LONGEST_MS, FIRST_MS * 2 ** tries));
    acknowledged.push({ n, at: performance.now(), tries });
    await setTimeout(500 + chance() * 1_000);
  }
};
