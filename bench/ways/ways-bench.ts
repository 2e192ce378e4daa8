import { resolve } from 'node:path';
import { checkoutRevision, HERE, NoSuchRevision } from '../../scripts/platform/checkout-revision.ts';
import { withStops } from '../../scripts/platform/with-stops.ts';
import { type Bench, type Findings, WrongWord } from '../bench.ts';
import { comparedWays, type FilesOf, isShorter, MOST } from './compare-ways.ts';
import { countWays, ways } from './count-ways.ts';

const whatOf = (name: string) => ways.find((way) => way.name === name)?.what ?? '';

const countRevision = async (revision: string): Promise<FilesOf> => {
  try {
    return await withStops(async (stops) => countWays(await checkoutRevision(revision, stops), stops));
  } catch (error) {
    if (error instanceof NoSuchRevision) throw new WrongWord(error.message, { cause: error });
    throw error;
  }
};

const alone = (files: FilesOf): Findings => {
  const rows = Object.entries(files).map(([way, all]) => ({ way, files: all.length, what: whatOf(way) }));
  return { figures: { files }, sheets: [{ title: 'Files of ours in which something runs', rows }] };
};

const against = (revision: string, files: FilesOf, filesThere: FilesOf): Findings => {
  const compared = comparedWays(files, filesThere);
  const rows = compared.map(({ way, here, there, ratio }) => ({
    way,
    [revision]: there,
    here,
    'ratio (at most 0.7)': ratio,
    what: whatOf(way),
  }));
  const isKept = isShorter(compared);
  return {
    figures: { ways: compared, most: MOST, isKept, files, filesThere },
    sheets: [{ title: `Files of ours in which something runs, against ${revision}`, rows }],
    isKept,
  };
};

/**
 * Counted is where a function is called in the second of two like things, over the real engine: so neither imports nor
 * what is made once for an instance. By hand, c3ecf66 had been counted as 48, 52, 47 and 68 over a table in memory; over
 * the engine four or five more files run (the table's own and the environment's), and it is 52, 57, 52 and 73.
 */
export const waysBench: Bench = {
  says: 'through how many of our files a report, an accept, a sweep and a visit outcome lead',
  options: { root: '.', against: '' },
  async run(options) {
    const { root = '.', against: revision = '' } = options;
    const there = revision === '' ? undefined : await countRevision(revision);
    const here = await withStops((stops) => countWays(resolve(HERE, root), stops));
    return there === undefined ? alone(here) : against(revision, here, there);
  },
};
