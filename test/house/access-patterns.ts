import type { BuiltKey } from './key-builders.ts';

/** A line of the list of keys: the parts of a key, and the names of those that build it. */
interface Row {
  readonly key: string;
  readonly parts: readonly string[];
  readonly builders: readonly string[];
  /** The index that it is a key of; none is the table's own. */
  readonly index: string;
}

const ticked = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, inside = '']) => inside);

const rowOf = (line: string): Row[] => {
  const [, key = '', built = '', stands = ''] = line.split('|');
  const builders = ticked(built);
  const index = /^ index `(\w+)`/.exec(stands)?.[1] ?? '';
  return builders.length === 0 ? [] : [{ key: key.trim(), parts: ticked(key), builders, index }];
};

const HEADING = '\n## The keys\n';
const rowsOf = (page: string): Row[] => page.slice(page.indexOf(HEADING)).split('\n').flatMap(rowOf);

/** `CASE#<id>` as what may stand in its place. */
const patternOf = (part: string): RegExp =>
  new RegExp(
    `^${part.replaceAll(/<[^>]*>|[.*+?()[\]]/g, (gap) => (gap.startsWith('<') ? '.+' : `\\${gap}`))}$`,
  );

const builds = (parts: readonly string[], built: BuiltKey): boolean =>
  parts.length === built.parts.length &&
  built.parts.every((text, index) => patternOf(parts[index] ?? '').test(text));

/** What the list says of a builder and is not so, or does not say at all. */
const faultsOf = (rows: readonly Row[], built: BuiltKey): string[] => {
  const row = rows.find(({ builders }) => builders.includes(built.name));
  if (row === undefined) return [`${built.file}: ${built.name} is not on the page`];
  return builds(row.parts, built) ? [] : [`${built.name} does not build ${row.key}`];
};

/** A key, or how one begins: `HH#`, `CASE`; no path, no name of a type. */
const isKey = (text: string): boolean => /^[A-Z][A-Z-]+(#.*)?$|^<[^>]+>#/.test(text);

const asGaps = (part: string) => part.replaceAll(/<[^>]*>/g, '<>');
const placeOf = ({ parts, index }: Row): string => [index, ...parts.map(asGaps)].join(' ');

const repeated = (texts: readonly string[]): string[] =>
  texts.filter((text, index) => texts.indexOf(text) !== index).map((text) => `${text} stands there twice`);

/** Keys that no question asks for: their partition is named in none. */
const deadRows = (rows: readonly Row[], asked: readonly string[]): string[] => {
  const partitions = asked.map((text) => text.replaceAll(/<[^>]*>/g, 'x'));
  return rows
    .filter(({ parts: [pk = ''] }) => !partitions.some((text) => patternOf(pk).test(text)))
    .map(({ key }) => `no question asks for ${key}`);
};

const isListed = (rows: readonly Row[], text: string): boolean =>
  rows
    .flatMap(({ parts }) => parts)
    // `<area>#<name>` alone would take any name for an area.
    .filter((part) => part.startsWith('<') === text.startsWith('<'))
    .some(
      (part) =>
        patternOf(part).test(text.replaceAll(/<[^>]*>/g, 'x')) ||
        (text.endsWith('#') && asGaps(part).startsWith(asGaps(text))),
    );

/** Where the page of questions and the builders of keys differ, either way. */
export const pageFaults = (page: string, built: readonly BuiltKey[]): string[] => {
  const rows = rowsOf(page);
  const named = rows.flatMap(({ builders }) => builders);
  const known = new Set(built.map(({ name }) => name));
  const asked = ticked(page.slice(0, page.indexOf(HEADING))).filter(isKey);
  return [
    ...built.flatMap((one) => faultsOf(rows, one)),
    ...named.filter((name) => !known.has(name)).map((name) => `${name} builds no key`),
    ...repeated(named),
    ...repeated(rows.map(placeOf)),
    ...deadRows(rows, asked),
    ...asked.filter((text) => !isListed(rows, text)).map((text) => `nothing builds ${text}`),
  ];
};
