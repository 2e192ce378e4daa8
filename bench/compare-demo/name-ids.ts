/** ULIDs, and slip numbers as they are stored: 26 and 18 characters of Crockford's base 32, one after a digit or letter. */
const ID =
  /(?<![0-9A-Za-z])(?:[0-7][0-9A-HJKMNP-TV-Z]{25}|(?=[0-9A-Z]*[A-Z])[0-9A-HJKMNP-TV-Z]{18})(?![0-9A-Za-z])/g;

const idsIn = (texts: readonly string[]): Set<string> =>
  new Set(texts.flatMap((text) => text.match(ID) ?? []));

const byMasked = (texts: readonly string[], known: ReadonlySet<string>): string[] => {
  const masked = (text: string) => text.replace(ID, (id) => (known.has(id) ? id : '<id>'));
  return texts
    .map((text) => ({ text, key: masked(text) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ text }) => text);
};

/** Ids that are not known get the number of their first appearance, in an order that does not hang on them. */
const named = (texts: readonly string[], known: ReadonlySet<string>): string[] => {
  const names = new Map<string, string>();
  const nameOf = (id: string): string => {
    const name = names.get(id) ?? `<id ${names.size + 1}>`;
    names.set(id, name);
    return name;
  };
  return byMasked(texts, known).map((text) => text.replace(ID, (id) => (known.has(id) ? id : nameOf(id))));
};

/**
 * Two tellings with the ids that a platform drew by chance made equal, and still told apart: who points at whom is
 * compared. An id that stands in both, as the demo's own do, is compared as it is.
 */
export const nameIds = (there: readonly string[], here: readonly string[]): [string[], string[]] => {
  const hereIds = idsIn(here);
  const known = new Set([...idsIn(there)].filter((id) => hereIds.has(id)));
  return [named(there, known), named(here, known)];
};
