import * as z from 'zod/mini';

/** What a setting holds when it names several things with commas between them. */
export const CommaList = z.pipe(
  z.string(),
  z.transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
);
