import { slot } from '../../shared/table/key.ts';

/** One of the list by chance, but for the same `seed` always the same one. */
export const pick = <T>(list: readonly [T, ...T[]], seed: string): T =>
  list[slot(seed, list.length)] ?? list[0];

/** A whole number from `from` to `upTo`, the same for the same `seed`. */
export const between = (from: number, upTo: number, seed: string): number =>
  from + slot(seed, upTo - from + 1);

const shares = (total: number, among: number): number[] =>
  Array.from(
    { length: among },
    (_, n) => Math.floor((total * (n + 1)) / among) - Math.floor((total * n) / among),
  );

/** `total` dealt out as evenly as whole numbers allow: how many each gets. */
export const dealt = <T>(total: number, among: readonly T[]): { readonly to: T; readonly count: number }[] =>
  shares(total, among.length).flatMap((count, n) => among.slice(n, n + 1).map((to) => ({ to, count })));
