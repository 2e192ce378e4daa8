import { discriminate, tagOf } from './discriminate.ts';
import { behind, type Components, type JsonSchema, pascal, refTo } from './json-schema.ts';
import { spellOutKeys } from './spell-out-keys.ts';

const isUnionOfObjects = ({ oneOf, anyOf }: JsonSchema, components: Components): boolean => {
  const members = (oneOf ?? anyOf ?? []).map((member) => behind(member, components));
  return members.length > 1 && members.every(({ properties }) => properties !== undefined);
};

/** `true` and `false` say nothing without their property. */
const wordOf = (property: string, value: string | boolean): string => {
  if (typeof value === 'string') return value;
  return value ? property : `not-${property}`;
};

/** What makes a member of a union this one: the text of its tag, or else the property that only it needs. */
const memberNames = (members: readonly JsonSchema[]): string[] => {
  const tag = tagOf(members);
  return members.map(({ required = [] }, place) => {
    const others = members.filter((_, other) => other !== place).flatMap((other) => other.required ?? []);
    const own = required.find((name) => !others.includes(name));
    const told = tag?.values[place]?.map((value) => wordOf(tag.property, value)).join('-or-');
    return pascal(told ?? own ?? `form-${place + 1}`);
  });
};

/**
 * Gives every object and every union of objects in a document a name, after the component or operation that holds it
 * and the property that leads to it: clients are made of names, and `InlineObject17` says nothing.
 */
export const objectNamer = (components: Components) => {
  const places = new Map<string, string>();

  const placed = (schema: JsonSchema, name: string, step: string): JsonSchema => {
    const content = `${step} ${JSON.stringify(schema)}`;
    const known = places.get(content);
    if (known !== undefined) return { $ref: refTo(known) };
    if (components[name] !== undefined) throw new Error(`Two things of the document are called ${name}.`);
    components[name] = schema;
    places.set(content, name);
    return { $ref: refTo(name) };
  };

  /** Names what is inside, and tells unions apart. */
  const nameInside = (schema: JsonSchema, name: string): void => {
    if (typeof schema.additionalProperties === 'object')
      schema.additionalProperties = named(schema.additionalProperties, `${name}Value`, 'value');
    spellOutKeys(schema, components);
    for (const [property, inner] of Object.entries(schema.properties ?? {}))
      schema.properties = {
        ...schema.properties,
        [property]: named(inner, `${name}${pascal(property)}`, property),
      };
    if (schema.items !== undefined) schema.items = named(schema.items, `${name}Item`, 'items');
    for (const kind of ['oneOf', 'anyOf'] as const) {
      const members = schema[kind];
      if (members === undefined) continue;
      const names = memberNames(members.map((member) => behind(member, components)));
      schema[kind] = members.map((member, place) =>
        named(member, `${name}${names[place]}`, `${name} ${place}`),
      );
    }
    discriminate(schema, components);
  };

  const named = (schema: JsonSchema, name: string, step: string): JsonSchema => {
    nameInside(schema, name);
    const isObject = schema.properties !== undefined && schema.$ref === undefined;
    return isObject || isUnionOfObjects(schema, components) ? placed(schema, name, step) : schema;
  };

  return { nameInside, named };
};

/** A page is called after what it lists. */
const pageName = ({ properties = {} }: JsonSchema): string | undefined => {
  const listed = properties['items']?.items?.$ref?.split('/').at(-1);
  return listed !== undefined && 'next' in properties ? `${listed}Page` : undefined;
};

interface Content {
  content?: Record<string, { schema?: JsonSchema }>;
}
interface Operation {
  operationId: string;
  requestBody?: Content;
  responses: Record<string, Content>;
}
export interface PlainDocument {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Components };
}

/** Names of keys that are spelled out by now say nothing more. */
const withoutUnused = (document: PlainDocument): Components => {
  const text = JSON.stringify(document);
  const used = Object.entries(document.components.schemas).filter(([name]) =>
    text.includes(`"${refTo(name)}"`),
  );
  return Object.fromEntries(used.toSorted(([one], [other]) => (one < other ? -1 : 1)));
};

/** Every object schema of the document under a name of its own. */
export const nameObjects = (document: PlainDocument): void => {
  const { paths, components } = document;
  const { nameInside, named } = objectNamer(components.schemas);
  for (const [name, schema] of Object.entries(components.schemas)) nameInside(schema, name);
  const nameContent = ({ content = {} }: Content, name: string) => {
    for (const media of Object.values(content)) {
      if (media.schema === undefined) continue;
      const page = pageName(media.schema);
      media.schema = page === undefined ? named(media.schema, name, name) : named(media.schema, page, 'page');
    }
  };
  for (const operation of Object.values(paths).flatMap((methods) => Object.values(methods))) {
    const own = pascal(operation.operationId);
    nameContent(operation.requestBody ?? {}, `${own}Body`);
    for (const response of Object.values(operation.responses)) nameContent(response, `${own}Answer`);
  }
  components.schemas = withoutUnused(document);
};
