import { isSchema, type Schema } from './exported.ts';

/** A schema inside another one, and the properties that lead to it. */
export interface Visit {
  readonly schema: Schema;
  readonly path: readonly string[];
  /** The schemas above, from the outermost inwards. */
  readonly within: readonly Schema[];
}

/** What a schema says of itself, for looking into schemas of every kind alike. */
export const defOf = (schema: Schema): Readonly<Record<string, unknown>> => ({ ...schema._zod.def });

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The schemas in one part of a definition, whatever kind of schema it is: so that a new kind is not walked past. */
const schemasIn = (part: unknown, name: string): { step: string[]; schema: Schema }[] => {
  if (isSchema(part)) return [{ step: [], schema: part }];
  if (Array.isArray(part)) return part.flatMap((one) => schemasIn(one, name));
  if (!isRecord(part) || (name !== 'shape' && name !== 'parts')) return [];
  return Object.entries(part).flatMap(([step, one]) =>
    isSchema(one) ? [{ step: [step], schema: one }] : [],
  );
};

const childrenOf = (schema: Schema) => {
  const def = defOf(schema);
  const lazily = typeof def['getter'] === 'function' ? schemasIn(def['getter'](), 'getter') : [];
  return [...lazily, ...Object.entries(def).flatMap(([name, part]) => schemasIn(part, name))];
};

/** A schema and everything in it, through objects, unions, arrays, records, pipes and wrappers. */
export function* walkSchema(
  schema: Schema,
  path: readonly string[] = [],
  within: readonly Schema[] = [],
): Generator<Visit> {
  if (within.includes(schema)) return;
  yield { schema, path, within };
  for (const { step, schema: child } of childrenOf(schema)) {
    yield* walkSchema(child, [...path, ...step], [...within, schema]);
  }
}

/** A schema through its wrappers, unions, arrays and records, up to the objects in it but not into them. */
export function* surfaceOf(schema: Schema, within: readonly Schema[] = []): Generator<Schema> {
  if (within.includes(schema)) return;
  yield schema;
  if (defOf(schema)['type'] === 'object') return;
  for (const { schema: child } of childrenOf(schema)) yield* surfaceOf(child, [...within, schema]);
}
