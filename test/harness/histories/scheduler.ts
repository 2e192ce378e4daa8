import { pick } from '../campaign-kills/chance.ts';

/** What each turn takes: requests of many people interleave within milliseconds. */
const TURN_MS = 1;

interface Timer {
  readonly at: number;
  wake(): void;
}

/** One clock and one order for all that a history does: the same chance gives the same history. */
export interface Scheduler {
  /** Waits until it is chosen to go on. */
  turn(): Promise<void>;
  sleep(ms: number): Promise<void>;
  now(): number;
  /** How many turns there were. */
  turns(): number;
  /** Until `work` has ended. */
  run<T>(work: Promise<T>): Promise<T>;
}

/** Whoever was woken goes on until they wait for something again. */
const everybodyWaits = () => new Promise((resolve) => setImmediate(resolve));

export const schedulerFrom = (startMs: number, chance: () => number): Scheduler => {
  let now = startMs;
  let turns = 0;
  const ready: (() => void)[] = [];
  let timers: Timer[] = [];

  const wakeThoseDue = () => {
    const due = timers.filter(({ at }) => at <= now);
    timers = timers.filter(({ at }) => at > now);
    for (const { wake } of due) ready.push(wake);
  };
  /** Nobody can go on: the clock goes to the moment for which somebody waits. */
  const jump = () => {
    if (timers.length === 0) throw new Error('Everybody waits for somebody else.');
    now = Math.min(...timers.map(({ at }) => at));
    wakeThoseDue();
  };
  const next = () => {
    wakeThoseDue();
    if (ready.length === 0) jump();
    const [wake] = ready.splice(pick(chance, ready.length), 1);
    now += TURN_MS;
    turns += 1;
    wake?.();
  };

  return {
    turn: () => new Promise((resolve) => void ready.push(resolve)),
    sleep: (ms) => new Promise((wake) => void timers.push({ at: now + ms, wake })),
    now: () => now,
    turns: () => turns,
    async run(work) {
      let isOver = false;
      const ended = work.finally(() => {
        isOver = true;
      });
      ended.catch(() => {});
      for (;;) {
        await everybodyWaits();
        if (isOver) return ended;
        next();
      }
    },
  };
};
