import * as z from 'zod/mini';
import { type Exported, exportedSchemas, isSchema, type Schema } from '../../../scripts/schemas/exported.ts';
import { defOf, surfaceOf, walkSchema } from '../../../scripts/schemas/walk-schema.ts';
import { personalSchemas } from '../../../shared/base/personal.ts';
import type { FieldKey } from '../../../shared/base/personal-field.ts';
import { allEndpoints } from '../../support/all-endpoints.ts';
import { seenSchemas } from './seen-schemas.ts';

const fieldOf = (schema: Schema): FieldKey | undefined => personalSchemas.get(schema)?.field;

/** What of people a schema holds, wherever in it. */
export const fieldsIn = (schema: Schema): Set<FieldKey> =>
  new Set([...walkSchema(schema)].flatMap((visit) => fieldOf(visit.schema) ?? []));

export const endpoints = await allEndpoints();

/** Every schema through which something comes in, is kept, goes out or is published. */
const allSchemas = async (): Promise<Exported<Schema>[]> => [
  ...(await exportedSchemas()),
  ...endpoints.flatMap(({ method, path, schemas }) =>
    Object.entries(schemas).flatMap(([part, value]) =>
      value === undefined ? [] : [{ name: `${method} ${path} ${part}`, file: '', value }],
    ),
  ),
];

/** A property of an object. `owner`: what a module exports of the object, or of what lies around it. */
export interface Property {
  readonly owner: string;
  readonly name: string;
  readonly field: FieldKey | undefined;
  /** Could hold a sentence about somebody, or a way to reach them. */
  readonly takesText: boolean;
}

const PROBES = ['卓玛住在河边，电话在下面', '0941 555 0101'];

const takesText = (schema: Schema): boolean =>
  defOf(schema)['type'] === 'string' && PROBES.some((probe) => z.safeParse(schema, probe).success);

/** The properties of one object, each with the line of the register that it is known under. */
export const propertiesOf = (schema: Schema, owner: string): Property[] =>
  Object.entries({ ...Object(defOf(schema)['shape']) }).flatMap(([name, one]) => {
    if (!isSchema(one)) return [];
    const surface = [...surfaceOf(one)];
    const field = surface.flatMap((part) => fieldOf(part) ?? [])[0];
    return [{ owner, name, field, takesText: surface.some(takesText) }];
  });

const isObject = (schema: Schema): boolean => defOf(schema)['type'] === 'object';

/** Every object in what is exported, with what a module exports of it or of what lies around it. */
const exportedObjects = async (): Promise<Map<Schema, string>> => {
  const all = await allSchemas();
  const names = new Map(all.map(({ name, value }) => [value, name]).reverse() as [Schema, string][]);
  const found = new Map<Schema, string>();
  for (const { name, value } of all)
    for (const { schema, within } of walkSchema(value)) {
      if (!isObject(schema) || found.has(schema)) continue;
      const around = [...within, schema].findLast((one) => names.has(one));
      found.set(schema, (around && names.get(around)) ?? name);
    }
  return found;
};

/** Every object of every schema, once, with its properties; one that no module exports is called after its file. */
export const allObjects = async (): Promise<Property[][]> => {
  const exported = await exportedObjects();
  const seen = [...seenSchemas()].filter(([schema]) => isObject(schema));
  return [...new Map([...seen, ...exported])].map(([schema, owner]) => propertiesOf(schema, owner));
};

/** Of a resident, even if by number: what stands beside it says something about somebody. */
const isPerson = ({ field }: Property) => field !== undefined && !/^(worker|case)\./.test(field);

/** What stands beside a person in an object and is known to no line of the register. */
export const besidePeople = (properties: readonly Property[]): Property[] =>
  properties.some(isPerson) ? properties.filter(({ field }) => field === undefined) : [];

export const unmarkedTexts = (properties: readonly Property[]): Property[] =>
  properties.filter((one) => one.takesText && one.field === undefined);
