import { behind, type Components, type JsonSchema } from './json-schema.ts';

type Value = string | boolean;

/** What a property of a member can hold, if it is told value by value. */
const valuesOf = (member: JsonSchema, property: string): Value[] => {
  const { const: only, enum: some = [] } = member.properties?.[property] ?? {};
  const values = only === undefined ? some : [only];
  return values.filter((value) => typeof value === 'string' || typeof value === 'boolean');
};

/** The property that tells the members of a union apart, with the values by which it does. */
export const tagOf = (members: readonly JsonSchema[]) => {
  const [first] = members;
  const names = Object.keys(first?.properties ?? {});
  const tells = (name: string) => {
    const values = members.map((member) => (member.required?.includes(name) ? valuesOf(member, name) : []));
    return values.every((own) => own.length > 0) && new Set(values.flat()).size === values.flat().length;
  };
  const property = names.find(tells);
  if (property === undefined) return undefined;
  return { property, values: members.map((member) => valuesOf(member, property)) };
};

/** A union whose members carry a tag says which, so that generated clients read the right one. */
export const discriminate = (schema: JsonSchema, components: Components): void => {
  const members = schema.oneOf ?? schema.anyOf;
  if (members === undefined) return;
  const tag = tagOf(members.map((member) => behind(member, components)));
  if (tag === undefined) return;
  delete schema.anyOf;
  delete schema.type;
  schema.oneOf = [...members];
  // OpenAPI knows no discriminator but a text.
  if (tag.values.flat().some((value) => typeof value !== 'string')) return;
  const mapping = tag.values.flatMap((values, place) =>
    values.map((value) => [String(value), members[place]?.$ref ?? ''] as const),
  );
  schema.discriminator = { propertyName: tag.property, mapping: Object.fromEntries(mapping) };
};
