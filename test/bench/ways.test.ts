import { describe, expect, it } from 'vitest';
import { comparedWays, isShorter } from '../../bench/ways/compare-ways.ts';
import { filesRun } from '../../bench/ways/files-run.ts';

/** A script as V8 reports it, with so many calls of each of its functions. */
const script = (url: string, ...calls: number[]) => ({
  scriptId: '1',
  url,
  functions: calls.map((count) => ({
    functionName: '',
    isBlockCoverage: false,
    ranges: [{ startOffset: 0, endOffset: 9, count }],
  })),
});

describe('the files of a way', () => {
  it.each([
    { what: 'one function of two was called', calls: [0, 3], files: ['shared/table/item.ts'] },
    { what: 'none was called', calls: [0, 0], files: [] },
    { what: 'it was only imported before', calls: [], files: [] },
  ])('name a file of which $what: $files', ({ calls, files }) => {
    expect(filesRun([script('file:///tree/shared/table/item.ts', ...calls)], '/tree')).toEqual(files);
  });

  it('are those of our rooms, below this root, in the order of their names', () => {
    const coverage = [
      'file:///tree/shared/table/key.ts',
      'file:///tree/functions/http/areas.ts',
      'file:///tree/local/host.ts',
      'file:///tree/node_modules/zod/shared/c.js',
      'file:///other/shared/d.ts',
      'file:///tree/shared-more/e.ts',
      'node:internal/shared/f',
    ].map((url) => script(url, 1));
    expect(filesRun(coverage, '/tree')).toEqual(['functions/http/areas.ts', 'shared/table/key.ts']);
  });
});

describe('two countings', () => {
  const files = (count: number) => Array.from({ length: count }, (_, n) => `shared/${n}.ts`);

  it.each([
    { here: 7, there: 10, ratio: 0.7, isKept: true },
    { here: 71, there: 100, ratio: 0.71, isKept: false },
  ])('of $here and $there files are kept: $isKept', ({ here, there, ratio, isKept }) => {
    const compared = comparedWays({ report: files(here) }, { report: files(there) });
    expect(compared).toEqual([{ way: 'report', here, there, ratio }]);
    expect(isShorter(compared)).toBe(isKept);
  });

  it('are not kept by a way that nobody went before', () => {
    expect(isShorter(comparedWays({ report: files(1) }, {}))).toBe(false);
  });
});
