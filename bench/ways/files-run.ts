import type { Profiler } from 'node:inspector';
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Our own rooms; the host, the benches and the packages stand on nobody's way through the product. */
const ROOMS = ['shared', 'functions'];

const hasRun = ({ functions }: Profiler.ScriptCoverage): boolean =>
  functions.some(({ ranges }) => (ranges[0]?.count ?? 0) > 0);

/** The files below `root`'s rooms in which a function was called since coverage was taken before; relative, sorted. */
export const filesRun = (coverage: readonly Profiler.ScriptCoverage[], root: string): string[] =>
  coverage
    .filter(({ url }) => url.startsWith('file:'))
    .filter(hasRun)
    .map(({ url }) => fileURLToPath(url))
    .filter((file) => ROOMS.some((room) => file.startsWith(root + sep + room + sep)))
    .map((file) => file.slice(root.length + 1))
    .toSorted();
