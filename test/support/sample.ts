import fc from 'fast-check';
import { householdId } from '../../shared/domain/area/household-id.ts';
import { GRID } from './cases.ts';

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
}

/** Values that a pattern alone does not make valid, or that should fit together. */
const fitting: Readonly<Record<string, unknown>> = {
  Ulid: '01JQ0000000000000000000077',
  HouseholdId: householdId(GRID, 17),
  GridCode: GRID,
  AreaCode: GRID,
  CaseArea: GRID,
  SubjectId: GRID,
  WorkerId: 'w-sample',
  Words: 'The lane is washed out.',
  Name: 'Sample',
  Place: 'By the mill',
  Phone: '0941 555 0101',
  Day: '2026-03-10',
  Instant: '2026-03-10T01:00:00.000Z',
};

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
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    return fitting[name] ?? of(components[name] ?? {});
  }
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
