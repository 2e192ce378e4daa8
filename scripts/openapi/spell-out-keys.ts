import { behind, type Components, type JsonSchema } from './json-schema.ts';

/** A record of listed keys is an object with those properties: clients read it by name. */
export const spellOutKeys = (schema: JsonSchema, components: Components): void => {
  const { propertyNames, additionalProperties: value } = schema;
  if (propertyNames === undefined || typeof value !== 'object') return;
  const keys = behind(propertyNames, components).enum;
  delete schema.propertyNames;
  if (keys === undefined) return;
  schema.properties = Object.fromEntries(keys.map((key) => [String(key), structuredClone(value)]));
  schema.additionalProperties = false;
};
