/** How many of these moments fall into each second from `from` to `to`; a part of a second at the end is left out. */
export const bySecond = (moments: readonly number[], from: number, to: number): number[] => {
  const counts = Array.from({ length: Math.max(0, Math.floor((to - from) / 1_000)) }, () => 0);
  for (const moment of moments) {
    const second = Math.floor((moment - from) / 1_000);
    if (counts[second] !== undefined) counts[second] += 1;
  }
  return counts;
};

export const meanOf = (counts: readonly number[]): number =>
  counts.reduce((sum, count) => sum + count, 0) / counts.length;

/** After how many seconds three in a row reach `least` on average; nothing if they never do. */
export const recoveredAfter = (counts: readonly number[], least: number): number | undefined => {
  const second = counts.findIndex(
    (_, n) => n + 3 <= counts.length && meanOf(counts.slice(n, n + 3)) >= least,
  );
  return second === -1 ? undefined : second;
};
