/** Classes of Unicode that Python's and other engines do not know, by their characters (Unicode 17). */
const CLASSES: Readonly<Record<string, string>> = {
  '\\p{Cc}': '\\u0000-\\u001f\\u007f-\\u009f',
  '\\p{Bidi_Control}': '\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069',
};

/**
 * A pattern as engines of other languages read it, or nothing where its letters cannot be listed: the API refuses what
 * does not fit all the same, and says why.
 */
export const portablePattern = (pattern: string): string | undefined => {
  const listed = Object.entries(CLASSES).reduce(
    (text, [name, characters]) => text.replaceAll(name, characters),
    pattern,
  );
  return /\\p\{/i.test(listed) ? undefined : listed;
};

/** Every pattern of a part of the document, or of all of it. */
export const makePatternsPortable = (part: unknown): void => {
  if (typeof part !== 'object' || part === null) return;
  if ('pattern' in part && typeof part.pattern === 'string') {
    const portable = portablePattern(part.pattern);
    if (portable === undefined) delete part.pattern;
    else part.pattern = portable;
  }
  for (const inner of Object.values(part)) makePatternsPortable(inner);
};
