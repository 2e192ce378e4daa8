import { parseArgs } from 'node:util';
import { checkoutRevision, HERE, NoSuchRevision } from '../../scripts/platform/checkout-revision.ts';
import { withStops } from '../../scripts/platform/with-stops.ts';
import { printedSheet } from '../print-sheet.ts';
import { compareItems, compareStories, countPrefixes, type DemoRun, isEqual } from './compare.ts';
import { printedDifference } from './print-difference.ts';
import { runDemo } from './run-demo.ts';

const USAGE = `npm run compare-demo -- --against <git revision>

Tells the demo to the platform of that revision and to the one of this tree, and compares what was printed and every
item that then stands in the table. Exit codes: 0 equal, 1 different, 2 it could not be done.`;

/** The command cannot be followed; its message is for whoever typed it. */
class WrongUse extends Error {}

/** This morning, a minute after the quarter: no job ticks by itself while the demo is told. */
const beginOf = (now: Date): number => Date.parse(`${now.toISOString().slice(0, 10)}T02:01:00Z`);

/** Prints both comparisons; answers whether nothing differs. */
const compare = (revision: string, there: DemoRun, here: DemoRun): boolean => {
  const rows = countPrefixes(there, here).map((one) => ({
    keys: one.prefix,
    [revision]: one.there,
    here: one.here,
  }));
  console.log(printedSheet({ title: 'Items by the words that their keys begin with', rows }));
  const items = compareItems(there, here);
  const stories = compareStories(there, here);
  console.log(printedDifference(`The ${here.items.length} items of the table`, items));
  console.log(printedDifference('What the demo printed', stories));
  return isEqual(items) && isEqual(stories);
};

const main = async (revision: string): Promise<number> => {
  const begin = beginOf(new Date());
  const there = await withStops(async (stops) =>
    runDemo(await checkoutRevision(revision, stops), begin, stops),
  );
  const here = await withStops((stops) => runDemo(HERE, begin, stops));
  return compare(revision, there, here) ? 0 : 1;
};

const revisionIn = (args: string[]): string => {
  const { against } = parseArgs({ args, options: { against: { type: 'string' } }, strict: false }).values;
  if (typeof against !== 'string') throw new WrongUse(USAGE);
  if (process.env['AWS_ENDPOINT_URL_DYNAMODB'])
    throw new WrongUse('Unset AWS_ENDPOINT_URL_DYNAMODB: each platform needs an engine of its own.');
  return against;
};

try {
  process.exitCode = await main(revisionIn(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof NoSuchRevision || error instanceof WrongUse ? error.message : error);
  process.exitCode = 2;
}
