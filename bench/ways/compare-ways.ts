import { rounded } from '../spread.ts';

/** The files of each way, by its name. */
export type FilesOf = Readonly<Record<string, readonly string[]>>;

export interface Compared {
  readonly way: string;
  readonly here: number;
  readonly there: number;
  /** Of the files here to those there. */
  readonly ratio: number;
}

/** No way may lead through more than this share of the files that it led through before. */
export const MOST = 0.7;

/** A way that has no files there has no ratio that could be kept. */
export const comparedWays = (here: FilesOf, there: FilesOf): Compared[] =>
  Object.entries(here).map(([way, files]) => {
    const before = there[way]?.length ?? 0;
    return { way, here: files.length, there: before, ratio: rounded(files.length / before) };
  });

export const isShorter = (all: readonly Compared[]): boolean => all.every(({ ratio }) => ratio <= MOST);
