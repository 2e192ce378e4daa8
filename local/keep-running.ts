import { setTimeout } from 'node:timers/promises';
import type { Log } from '../shared/base/log.ts';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/** What feeds a consumer on this machine. */
export interface Feed {
  readonly consumer: string;
  /** Whether its last look went well; false from a failure until it has looked again. */
  isRunning(): boolean;
  stop(): Promise<void>;
}

export interface Feeding {
  readonly stopping: AbortSignal;
  /** To be called after each look that went well. */
  readonly wentWell: () => void;
}

/** Waits, or less if it is asked to stop. */
export const pause = (ms: number, signal: AbortSignal) =>
  setTimeout(ms, undefined, { signal }).catch(() => undefined);

/**
 * Runs `work` until it is asked to stop. When it fails (a full disk, an engine that answers nothing), it is begun again
 * after a pause that grows: AWS reads on after a failure, and so does this machine.
 */
export const keepRunning = (consumer: string, work: (turn: Feeding) => Promise<void>, log: Log): Feed => {
  const stopping = new AbortController();
  const { signal } = stopping;
  let failures = 0;
  const wentWell = () => {
    failures = 0;
  };

  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        await work({ stopping: signal, wentWell });
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        log.failed('a consumer is fed no more, and will be again', error, { consumer, failures });
        await pause(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures), signal);
      }
    }
  };
  const running = run();

  return {
    consumer,
    isRunning: () => failures === 0,
    async stop() {
      stopping.abort();
      await running;
    },
  };
};
