import { examples } from './examples.ts';
import type { JsonSchema } from './json-schemas.ts';

const referredTo = (part: unknown): string[] =>
  [...JSON.stringify(part).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name ?? '');

/** What the source says of it, and an example where there is one. */
const explained = (name: string, schema: JsonSchema, words: ReadonlyMap<string, string>): JsonSchema => {
  const known = name.replace(/Input$/, '');
  const description = words.get(known);
  const example = examples[known];
  return {
    ...(description === undefined ? {} : { description }),
    ...schema,
    ...(example === undefined ? {} : { examples: [example] }),
  };
};

export const described = (
  schemas: Readonly<Record<string, JsonSchema>>,
  words: ReadonlyMap<string, string>,
): Record<string, JsonSchema> =>
  Object.fromEntries(Object.entries(schemas).map(([name, it]) => [name, explained(name, it, words)]));

/** The components that the paths need, and those that these need, by name. */
export const needed = (
  from: unknown,
  all: Readonly<Record<string, JsonSchema>>,
): Record<string, JsonSchema> => {
  const found = new Set<string>();
  const visit = (part: unknown): void => {
    for (const name of referredTo(part)) {
      if (found.has(name)) continue;
      found.add(name);
      visit(all[name]);
    }
  };
  visit(from);
  return Object.fromEntries([...found].sort().map((name) => [name, all[name] ?? {}]));
};
