import type { Area } from '../../../functions/http/areas.ts';
import { isSchema, type Schema } from '../../../scripts/schemas/exported.ts';
import { defOf, walkSchema } from '../../../scripts/schemas/walk-schema.ts';

/** A name, value or label that could say something about a person, and where it stands. */
export interface Term {
  readonly text: string;
  readonly kind: 'property' | 'value' | 'path' | 'key' | 'label' | 'name' | 'text';
  readonly at: string;
}

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/** Property names, and the values of enums, literals and fixed parts of templates. */
export const termsOfSchema = (schema: Schema, at: string): Term[] =>
  [...walkSchema(schema)].flatMap(({ schema: one, path }) => {
    const here = [at, ...path].join('.');
    const { type, shape, entries, values, parts } = defOf(one);
    const properties = type === 'object' ? Object.keys(shape ?? {}) : [];
    const fixed = [entries, values, Array.isArray(parts) ? parts.filter((it) => !isSchema(it)) : []];
    return [
      ...properties.map((text) => ({ text, kind: 'property' as const, at: here })),
      ...fixed.flatMap(textsIn).map((text) => ({ text, kind: 'value' as const, at: here })),
    ];
  });

/** Parts of the path, parameters, body and answer. */
export const termsOfRoute = (route: Area['routes'][number]): Term[] => {
  const { method, path } = route;
  const at = `${method} ${path}`;
  const schemas = 'schemas' in route ? route.schemas : { answers: route.answers };
  const segments = path.split('/').filter((text) => text !== '');
  return [
    ...segments.map((text) => ({ text, kind: 'path' as const, at })),
    ...Object.entries(schemas).flatMap(([part, schema]) =>
      schema === undefined ? [] : termsOfSchema(schema, `${at} ${part}`),
    ),
  ];
};

const LANGUAGES = ['zh-CN', 'bo', 'en'];
/** Longer texts, and those with a space, are sentences for readers and no names of anything. */
const isName = (text: string) => text.length <= 40 && !text.includes(' ');

/** Whatever is told to readers is a label, sentences too. */
export const termsOfCatalogue = (words: Readonly<Record<string, unknown>>, at: string): Term[] =>
  Object.entries(words)
    .filter(([key]) => key !== '//')
    .flatMap(([key, value]) => [
      { text: key, kind: 'key' as const, at },
      ...(typeof value === 'object' && value !== null
        ? termsOfCatalogue({ ...value }, `${at}.${key}`)
        : [{ text: String(value), kind: 'label' as const, at: `${at}.${key}` }]),
    ]);

const termsOfField = (name: string, value: unknown, at: string): Term[] => {
  if (LANGUAGES.includes(name) && typeof value === 'string') return [{ text: value, kind: 'label', at }];
  return [{ text: name, kind: 'key', at }, ...termsOfData(value, `${at}.${name}`)];
};

/** Constants of ours: keys of tables and messages, labels in any language, and lists of names such as CSV columns. */
export const termsOfData = (value: unknown, at: string): Term[] => {
  if (typeof value === 'string') return isName(value) ? [{ text: value, kind: 'value', at }] : [];
  if (Array.isArray(value)) return value.flatMap((one) => termsOfData(one, at));
  if (typeof value !== 'object' || value === null || isSchema(value)) return [];
  return Object.entries(value).flatMap(([name, one]) => termsOfField(name, one, at));
};
