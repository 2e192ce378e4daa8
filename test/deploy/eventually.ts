import { setTimeout } from 'node:timers/promises';

const LOOK_AGAIN_MS = 250;
const WITHIN_MS = 120_000;

/** Looks until what it sees is as it should be; fails with what it saw last. */
export const eventually = async <T>(
  look: () => Promise<T>,
  holds: (seen: T) => boolean,
  signal: AbortSignal,
  withinMs = WITHIN_MS,
): Promise<T> => {
  const until = Date.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (Date.now() > until)
      throw new Error(
        `It did not come about within ${withinMs / 1_000} s; last seen: ${JSON.stringify(seen)}`,
      );
    await setTimeout(LOOK_AGAIN_MS, undefined, { signal });
  }
};
