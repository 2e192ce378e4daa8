/** A place for trips: a day of somebody's, with what it holds already and how many more fit. */
export interface Place {
  readonly load: number;
  readonly room: number;
}

/** Those with room that hold the fewest trips, as indexes. */
const lightest = (places: readonly Place[], dealt: readonly number[]): number[] => {
  let least = Number.POSITIVE_INFINITY;
  let found: number[] = [];
  for (const [index, { load, room }] of places.entries()) {
    const more = dealt[index] ?? 0;
    if (more >= room || load + more > least) continue;
    if (load + more < least) found = [];
    least = load + more;
    found.push(index);
  }
  return found;
};

/** `count` of them at equal distances: any run of neighbours has its share, to within one. */
const spaced = (all: readonly number[], count: number, phase: number): number[] =>
  Array.from({ length: count }, (_, n) => all[Math.floor(((n + phase) * all.length) / count)] ?? 0);

/**
 * How many of `count` more trips each place gets: one for each of the lightest, and again, while there is room. The last
 * ones, fewer than there are equally light places, are spaced evenly over them. `phase` (from 0 to less than 1) says how
 * far in the first of these lies, so that not everybody begins on the same day.
 */
export const dealOut = (places: readonly Place[], count: number, phase: number): number[] => {
  const dealt = places.map(() => 0);
  let left = count;
  while (left > 0) {
    const level = lightest(places, dealt);
    if (level.length === 0) break;
    const some = left < level.length ? spaced(level, left, phase) : level;
    for (const index of some) dealt[index] = (dealt[index] ?? 0) + 1;
    left -= some.length;
  }
  return dealt;
};
