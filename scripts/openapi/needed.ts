import type { JsonSchema } from './json-schemas.ts';

const referredTo = (part: unknown): string[] =>
  [...JSON.stringify(part).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name ?? '');

export const described = (
  schemas: Readonly<Record<string, JsonSchema>>,
  words: ReadonlyMap<string, string>,
) =>
  Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const description = words.get(name.replace(/Input$/, ''));
      return [name, description === undefined ? schema : { description, ...schema }];
    }),
  );

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
