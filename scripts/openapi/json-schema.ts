/** As much of JSON Schema as our document holds. */
export interface JsonSchema {
  $ref?: string;
  type?: unknown;
  const?: unknown;
  enum?: unknown[];
  pattern?: unknown;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  oneOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  propertyNames?: JsonSchema;
  additionalProperties?: JsonSchema | boolean;
  discriminator?: { propertyName: string; mapping: Record<string, string> };
  [other: string]: unknown;
}

export type Components = Record<string, JsonSchema>;

export const refTo = (name: string): string => `#/components/schemas/${name}`;

/** The schema behind a reference, or itself. */
export const behind = (schema: JsonSchema, components: Components): JsonSchema =>
  schema.$ref === undefined ? schema : (components[schema.$ref.split('/').at(-1) ?? ''] ?? {});

/** `left-school` and `leftSchool` are both `LeftSchool`. */
export const pascal = (words: string): string =>
  words
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`)
    .join('');
