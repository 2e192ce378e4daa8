export interface Pair<T> {
  readonly baseline: T;
  readonly candidate: T;
}

/**
 * Baseline and candidate one after the other, `pairs` times, so that whatever else slows the machine down hits both. A
 * first pair warms up and is thrown away.
 */
export const alternate = async <T>(
  pairs: number,
  baseline: (turn: number) => Promise<T>,
  candidate: (turn: number) => Promise<T>,
): Promise<Pair<T>[]> => {
  const all: Pair<T>[] = [];
  for (let turn = 0; turn <= pairs; turn += 1) {
    all.push({ baseline: await baseline(turn), candidate: await candidate(turn) });
  }
  return all.slice(1);
};
