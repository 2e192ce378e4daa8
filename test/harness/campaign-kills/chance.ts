/** Seeded chance (mulberry32): the same seed gives the same numbers, and a text mixed in gives others. */
export const chanceFrom = (seed: number, text = ''): (() => number) => {
  let state = seed >>> 0;
  for (const char of text) state = Math.imul(state ^ char.charCodeAt(0), 0x01000193) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** A whole number from 0 to just below `below`. */
export const pick = (chance: () => number, below: number): number => Math.floor(chance() * below);
