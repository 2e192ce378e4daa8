import * as z from 'zod/mini';
import { Instant } from '../../shared/base/instant.ts';
import type { Exported, Schema } from '../schemas/exported.ts';
import { walkSchema } from '../schemas/walk-schema.ts';

export type JsonSchema = z.core.JSONSchema.BaseSchema;
type Io = 'input' | 'output';

export const REF = '#/components/schemas/';

/** A moment leaves as it came: a text. It is the only value that changes on its way through a schema. */
const momentOut = { type: 'string', format: 'date-time' } as const;

const options = (io: Io) => ({
  io,
  uri: (id: string) => `${REF}${id}`,
  unrepresentable: ({ zodSchema }: { zodSchema: Schema }) =>
    zodSchema === Instant._zod.def.out ? momentOut : ('throw' as const),
  override: ({ jsonSchema }: { jsonSchema: JsonSchema }) => {
    // The bounds of an exact integer say nothing to a reader.
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  },
});

/** A schema and those that it was copied from: a copy without a name refers to what it was copied from. */
export const lineOf = (schema: Schema): Schema[] => {
  const { parent } = schema._zod;
  return parent === undefined ? [schema] : [schema, ...lineOf(parent)];
};

/** The JSON Schemas of what is reached in one direction, under their names. */
const generate = (names: ReadonlyMap<Schema, string>, routed: readonly Schema[], io: Io) => {
  const registry = z.registry<{ id: string }>();
  for (const schema of routed.flatMap((one) => [...walkSchema(one)]).flatMap((it) => lineOf(it.schema))) {
    const id = names.get(schema);
    if (id !== undefined) registry.add(schema, { id });
  }
  const { schemas } = z.toJSONSchema(registry, options(io));
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]): [string, JsonSchema] => [
      id,
      schema,
    ]),
  );
};

const refersTo = (schema: unknown, ids: ReadonlySet<string>): boolean =>
  [...ids].some((id) => JSON.stringify(schema).includes(`"${REF}${id}"`));

/** Schemas that read differently as they come in: by themselves, or through one that they refer to. */
const differing = (ins: Record<string, JsonSchema>, outs: Record<string, JsonSchema>): Set<string> => {
  const ids = new Set(
    Object.keys(outs).filter((id) => id in ins && JSON.stringify(ins[id]) !== JSON.stringify(outs[id])),
  );
  for (let size = -1; size !== ids.size; ) {
    size = ids.size;
    for (const [id, schema] of Object.entries(ins)) if (id in outs && refersTo(schema, ids)) ids.add(id);
  }
  return ids;
};

export interface JsonSchemas {
  readonly components: Readonly<Record<string, JsonSchema>>;
  /** Of a schema that a route takes or gives. */
  of(schema: Schema, io: Io): JsonSchema;
}

export interface Routed {
  readonly input: readonly Schema[];
  readonly output: readonly Schema[];
}

/** What the domain exports is called by its name there; the rest, `~<n>`, is written out where it is used. */
const named = (exported: readonly Exported<Schema>[], { input, output }: Routed): Map<Schema, string> => {
  const names = new Map(exported.map(({ name, value }) => [value, name]));
  for (const schema of [...input, ...output]) if (!names.has(schema)) names.set(schema, `~${names.size}`);
  return names;
};

/** JSON Schemas of what the routes take and give. */
export const jsonSchemas = (exported: readonly Exported<Schema>[], routed: Routed): JsonSchemas => {
  const names = named(exported, routed);
  const ins = generate(names, routed.input, 'input');
  const outs = generate(names, routed.output, 'output');
  const two = differing(ins, outs);
  const inName = (id: string) => (two.has(id) ? `${id}Input` : id);
  const renamed = (schema: JsonSchema): JsonSchema =>
    JSON.parse(JSON.stringify(schema), (key, value) =>
      key === '$ref' && typeof value === 'string' ? REF + inName(value.slice(REF.length)) : value,
    );
  const components = [
    ...Object.entries(outs),
    ...Object.entries(ins).map(([id, schema]): [string, JsonSchema] => [inName(id), renamed(schema)]),
  ];
  return {
    components: Object.fromEntries(components.filter(([id]) => !id.startsWith('~'))),
    of(schema, io) {
      const id = names.get(schema) ?? '';
      if (!id.startsWith('~')) return { $ref: REF + (io === 'input' ? inName(id) : id) };
      return io === 'input' ? renamed(ins[id] ?? {}) : (outs[id] ?? {});
    },
  };
};
