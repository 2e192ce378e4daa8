import { dirname, join, normalize } from 'node:path';
import { FOLDERS } from './cruise.ts';

/** What may stand in a path: names, `*`, `<verb>`, `{one,other}`, `${name}`; anything else ends it. */
const PART = String.raw`(?:\$?\{[^}\s]*\}|<[^>\s]*>|[\w.*@/-])*`;
/** A path from the root or, with dots, from the file that names it; not the end of an address or of a longer path. */
const MENTION = new RegExp(
  String.raw`(?<![\w./@$:}>*-])((?:\.\.?/)*)((?:docs|${FOLDERS.join('|')})/${PART})`,
  'g',
);

/** `test/{unit,house}` names two folders. */
function alternatives(path: string): string[] {
  const braces = /(?<!\$)\{([^}]*)\}/.exec(path);
  if (braces === null) return [path];
  const [all, names = ''] = braces;
  return names.split(',').flatMap((name) => alternatives(path.replace(all, name)));
}

const WILDCARDS: readonly (readonly [RegExp, string])[] = [
  [/^\*\*\//, '(?:.*/)?'],
  [/^\*\*/, '.*'],
  [/^\*/, '[^/]*'],
  [/^<[^>]*>/, '[^/]+'],
  [/^\$\{[^}]*\}/, '.+'],
];

/** A path with wildcards as a pattern. It may leave off the ending: `docs/decisions/0012`, `scripts/restore`. */
function patternOf(path: string): RegExp {
  let pattern = '';
  for (let rest = path; rest !== ''; ) {
    const [wildcard, meaning] = WILDCARDS.find(([start]) => start.test(rest)) ?? [/^./, undefined];
    const [text = ''] = wildcard.exec(rest) ?? [];
    pattern += meaning ?? text.replace(/[.${}]/, '\\$&');
    rest = rest.slice(text.length);
  }
  return new RegExp(`^${pattern}(?:$|[./-])`);
}

/** Answers whether a path stands in a tree of these files, as a file or as a folder. */
export function standingIn(files: readonly string[]): (path: string) => boolean {
  const every = files.flatMap((file) =>
    file.split('/').map((_, at, names) => names.slice(0, at + 1).join('/')),
  );
  const known = new Set(every);
  const stands = (path: string) => known.has(path) || [...known].some((name) => patternOf(path).test(name));
  return (path) => alternatives(path).every(stands);
}

/** The paths that a text in `file` names and that do not stand, as they are written. */
export function goneIn(file: string, text: string, stands: (path: string) => boolean): string[] {
  return [...text.matchAll(MENTION)].flatMap(([written, dots = '', rooted = '']) => {
    const path = rooted.replace(/[./-]+$/, '');
    const near = normalize(join(dirname(file), dots + path));
    return stands(path) || (dots !== '' && stands(near)) ? [] : [written];
  });
}
