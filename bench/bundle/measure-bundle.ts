import { gzipSync } from 'node:zlib';
import { alternate } from '../alternate.ts';
import { type Spread, spreadOf } from '../spread.ts';
import { importOnce } from './import-once.ts';

/** P9, in bytes. */
export const LARGEST = 420 * 1_024;
export const LARGEST_COMPRESSED = 130 * 1_024;

export const sizesOf = (code: string) => ({
  bytes: Buffer.byteLength(code),
  compressedBytes: gzipSync(code).length,
});

export interface Race {
  readonly importMs: Spread;
  /** Time on the wall over that of the usual stack in the same pair: 0.65 must not be passed. */
  readonly ratio: Spread;
  /** The same of the main thread's processor time: what the clock would say on a machine that does nothing else. */
  readonly cpuRatio: Spread;
  readonly usualImportMs: Spread;
}

/** P8: imports of the usual stack and of a function in turns, each in a Node of its own. */
export const raceImports = async (usual: string, candidate: string, pairs: number): Promise<Race> => {
  const results = await alternate(
    pairs,
    () => importOnce(usual),
    () => importOnce(candidate),
  );
  return {
    importMs: spreadOf(results.map((pair) => pair.candidate.wallMs)),
    ratio: spreadOf(results.map((pair) => pair.candidate.wallMs / pair.baseline.wallMs)),
    cpuRatio: spreadOf(results.map((pair) => pair.candidate.cpuMs / pair.baseline.cpuMs)),
    usualImportMs: spreadOf(results.map((pair) => pair.baseline.wallMs)),
  };
};
