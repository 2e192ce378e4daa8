import { nameIds } from './name-ids.ts';
import { type Span, steadyText, steadyValue } from './steady-text.ts';

/** What a demo leaves: what it printed, and every item of the table. */
export interface DemoRun extends Span {
  readonly story: string;
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

/** What only one of two tellings has. */
export interface Difference {
  readonly there: readonly string[];
  readonly here: readonly string[];
}

const missingIn = (all: readonly string[], others: readonly string[]): string[] => {
  const left = new Map<string, number>();
  for (const other of others) left.set(other, (left.get(other) ?? 0) + 1);
  return all.filter((one) => {
    const count = left.get(one) ?? 0;
    left.set(one, count - 1);
    return count <= 0;
  });
};

const difference = (there: readonly string[], here: readonly string[]): Difference => ({
  there: missingIn(there, here),
  here: missingIn(here, there),
});

const linesOf = (run: DemoRun): string[] => run.items.map((item) => JSON.stringify(steadyValue(item, run)));

/** Items in any order, but how often each. */
export const compareItems = (there: DemoRun, here: DemoRun): Difference =>
  difference(...nameIds(linesOf(there), linesOf(here)));

const storyOf = (run: DemoRun): string[] =>
  steadyText(run.story, run)
    .split('\n')
    .map((line, number) => `${number + 1}: ${line}`);

/** Lines with their numbers, so that their order counts. */
export const compareStories = (there: DemoRun, here: DemoRun): Difference =>
  difference(storyOf(there), storyOf(here));

export const isEqual = ({ there, here }: Difference): boolean => there.length + here.length === 0;

const wordOf = (key: unknown): string => /^[A-Z-]*/.exec(String(key))?.[0] ?? '';
const prefixOf = ({ pk, sk }: Readonly<Record<string, unknown>>) => `${wordOf(pk)} ${wordOf(sk)}`.trim();

export interface PrefixCount {
  readonly prefix: string;
  readonly there: number;
  readonly here: number;
}

/** How many items each telling has, by the words that their two keys begin with. */
export const countPrefixes = (there: DemoRun, here: DemoRun): PrefixCount[] => {
  const count = ({ items }: DemoRun, prefix: string) =>
    items.filter((item) => prefixOf(item) === prefix).length;
  const prefixes = new Set([...there.items, ...here.items].map(prefixOf));
  return [...prefixes]
    .toSorted()
    .map((prefix) => ({ prefix, there: count(there, prefix), here: count(here, prefix) }));
};
