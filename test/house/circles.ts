import type { Import } from './cruise.ts';

/** `shared/case/rules/steps/ending.ts` lies in module `shared/case`; the two gatherings lie in none. */
export const moduleOf = (file: string) => /^shared\/[^/]+(?=\/)/.exec(file)?.[0];

/** ... and in room `shared/case/rules`. */
export const roomOf = (file: string) =>
  /^shared\/[^/]+\/(rules|store|use-cases)(?=\/)/.exec(file)?.[0] ?? moduleOf(file);

/** The imports between folders, as `folderOf` parts the files; each pair once, none within a folder. */
const between = (imports: readonly Import[], folderOf: (file: string) => string | undefined): Import[] => {
  const pairs = new Map<string, Import>();
  for (const { from: file, to: target } of imports) {
    const [from, to] = [folderOf(file), folderOf(target)];
    if (from && to && from !== to) pairs.set(`${from} ${to}`, { from, to });
  }
  return [...pairs.values()];
};

/** The shortest way from one folder to another, both ends named. */
function wayBetween(pairs: readonly Import[], start: string, end: string): string[] | undefined {
  const ways = [[start]];
  const seen = new Set([start]);
  for (const way of ways) {
    const last = way.at(-1);
    if (last === end) return way;
    const next = pairs.filter(({ from, to }) => from === last && !seen.has(to)).map(({ to }) => to);
    for (const to of next) {
      seen.add(to);
      ways.push([...way, to]);
    }
  }
  return undefined;
}

/** The shortest circles among folders, each told once; a longer one is told when these are mended. */
export function circles(
  imports: readonly Import[],
  folderOf: (file: string) => string | undefined,
): string[] {
  const pairs = between(imports, folderOf);
  const found = new Map<string, readonly string[]>();
  for (const { from, to } of pairs) {
    const back = wayBetween(pairs, to, from);
    if (back !== undefined) found.set([...back].sort().join(), [from, ...back]);
  }
  const least = Math.min(...[...found.values()].map(({ length }) => length));
  return [...found.values()].filter(({ length }) => length === least).map((circle) => circle.join(' -> '));
}
