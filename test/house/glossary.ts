/** A name that is stored or sent, and the file or folder that may carry it. */
export interface Spelling {
  readonly words: string;
  readonly place: string;
}

export interface Glossary {
  /** Words that are no part of a name, as they stand in a name of a file: `same-as-before`. */
  readonly old: readonly string[];
  readonly spellings: readonly Spelling[];
}

const codeIn = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

const rowsOf = (page: string, heading: string): string[][] => {
  const [, part = ''] = page.split(`\n## ${heading}\n`);
  const [own = ''] = part.split('\n## ');
  const lines = own.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) => line.split('|').slice(1, -1));
};

/** `lookUpTasksOf`, `LookUpTasksOf`, `LOOK_UP_TASKS_OF` and `look-up-tasks-of.ts` are the same words. */
export const wordsOf = (name: string): string =>
  name
    .replace(/\.ts$/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .toLowerCase();

/** What docs/glossary.md says. */
export const readGlossary = (page: string): Glossary => ({
  old: rowsOf(page, 'Of the code').flatMap(([, , not]) => codeIn(not)),
  spellings: rowsOf(page, 'Spellings').flatMap(([spelling, , where]) =>
    codeIn(spelling).flatMap((name) =>
      codeIn(where)
        .filter((place) => /^[a-z]+\//.test(place))
        .map((place) => ({ words: wordsOf(name), place })),
    ),
  ),
});

const contains = (words: string, part: string): boolean => `-${words}-`.includes(`-${part}-`);

/** The old words in a name, without those of a spelling that this file may carry. */
export const oldWordsIn = ({ old, spellings }: Glossary, name: string, path: string): string[] => {
  const words = wordsOf(name);
  const allowed = spellings.filter(
    ({ words: own, place }) => contains(words, own) && `${path}/`.startsWith(`${place}/`),
  );
  return old.filter(
    (one) => contains(words, one) && !allowed.some((spelling) => contains(spelling.words, one)),
  );
};
