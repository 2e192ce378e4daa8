import fc from 'fast-check';

/** As much of JSON Schema as our generator writes. */
interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly pattern?: string;
  readonly examples?: readonly unknown[];
}

const matching = (pattern: string): string =>
  fc.sample(fc.stringMatching(new RegExp(pattern, 'u')), { numRuns: 1, seed: 7 })[0] ?? '';

const plain = (schema: JsonSchema): unknown => {
  if (schema.type === 'string') return schema.pattern === undefined ? 'sample' : matching(schema.pattern);
  if (schema.type === 'boolean') return true;
  return Math.max(schema.minimum ?? 1, 1);
};

/** A valid value of a schema with nothing but what is required. */
export const sampleOf = (schema: JsonSchema, components: Readonly<Record<string, JsonSchema>>): unknown => {
  const of = (one: JsonSchema): unknown => sampleOf(one, components);
  if (schema.$ref !== undefined) return of(components[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  if (schema.examples !== undefined) return schema.examples[0];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  if (first !== undefined) return of(first);
  if (schema.type === 'array')
    return Array.from({ length: schema.minItems ?? 0 }, () => of(schema.items ?? {}));
  if (schema.type !== 'object') return plain(schema);
  const required = schema.required ?? [];
  return Object.fromEntries(required.map((name) => [name, of(schema.properties?.[name] ?? {})]));
};
