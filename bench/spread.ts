/** The middle and the ends of repeated measurements. */
export interface Spread {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

const ascending = (values: readonly number[]) => [...values].sort((a, b) => a - b);

/** The value that `share` (0 to 1) of the values do not exceed. */
export const quantile = (values: readonly number[], share: number): number =>
  ascending(values)[Math.min(values.length - 1, Math.ceil(share * values.length) - 1)] ?? Number.NaN;

export const rounded = (value: number, places = 3): number => Number(value.toFixed(places));

export const spreadOf = (values: readonly number[]): Spread => {
  const sorted = ascending(values);
  const middle = sorted.length / 2;
  const median = ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
  return {
    median: rounded(median),
    lowest: rounded(sorted[0] ?? Number.NaN),
    highest: rounded(sorted.at(-1) ?? Number.NaN),
  };
};

/** `0.94 (0.91 to 0.97)`. */
export const inWords = ({ median, lowest, highest }: Spread): string => `${median} (${lowest} to ${highest})`;
