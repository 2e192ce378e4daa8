import { setTimeout } from 'node:timers/promises';

const LOOK_MS = 20;

/** Waits for something that another process does; fails after `withinMs`. */
export const waitUntil = async (
  holds: () => boolean | Promise<boolean>,
  withinMs = 30_000,
): Promise<void> => {
  const until = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > until) throw new Error(`It did not come about within ${withinMs} ms.`);
    await setTimeout(LOOK_MS);
  }
};
