import * as z from 'zod/mini';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiOverride } from 'zod-openapi';
import { type Area, areas } from '../../functions/http/areas.ts';
import { Instant } from '../../shared/base/instant.ts';
import type { Route } from '../../shared/http/endpoint.ts';
import { headers } from './header-parts.ts';
import { nameObjects, type PlainDocument } from './name-objects.ts';
import { nameSchemas } from './name-schemas.ts';
import { openOperation, operation } from './operation.ts';
import { operationIds } from './operation-ids.ts';
import { makePatternsPortable } from './portable-pattern.ts';
import { asClientsSeeProblems, Problem } from './problem-schema.ts';
import { parameters, responses, securitySchemes } from './shared-parts.ts';

interface Placed {
  readonly path: string;
  readonly method: string;
  readonly operation: ZodOpenApiOperationObject;
}

const placed = (
  { path, method }: Pick<Route, 'method' | 'path'>,
  one: ZodOpenApiOperationObject,
): Placed => ({
  path,
  method: method.toLowerCase(),
  operation: one,
});

const operationsOf = (area: Area, idOf: (route: object) => string): Placed[] => {
  const context = (route: object) => ({ area: area.name, id: idOf(route) });
  return area.access === 'open'
    ? area.routes.map((it) => placed(it, openOperation(it, context(it))))
    : area.routes.map((it) => placed(it, operation(it, context(it))));
};

const pathsOf = (operations: readonly Placed[]) => {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const { path, method, operation: one } of operations.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    paths[path] = { ...paths[path], [method]: one };
  }
  return paths;
};

const override: ZodOpenApiOverride = ({ zodSchema, jsonSchema }) => {
  const { id, examples } = z.globalRegistry.get(zodSchema) ?? {};
  // zod leaves them off where a text is read into something else; ours are as they are sent.
  if (id !== undefined && Array.isArray(examples)) jsonSchema.examples = examples;
  // A moment leaves as it came: a text. It is the only value that changes on its way through a schema.
  if (zodSchema === Instant._zod.def.out) Object.assign(jsonSchema, { type: 'string', format: 'date-time' });
  if (zodSchema === Problem) asClientsSeeProblems(jsonSchema);
  // The bounds of an exact integer say nothing to a reader.
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
};

/** The API as OpenAPI 3.1, made of the very objects that the gateway, the router and the permissions are made of. */
export const openApiDocument = async () => {
  await nameSchemas();
  const idOf = await operationIds();
  const document = {
    openapi: '3.1.1' as const,
    info: {
      title: 'Doorstep',
      version: '1.0.0',
      description:
        'Community service in a whole prefecture: a named person at every door, every request followed to its end, in time. What the service never records stands in docs/privacy.md.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: areas.map(({ name }) => ({ name })),
    paths: pathsOf(areas.flatMap((area) => operationsOf(area, idOf))),
    components: { responses, parameters, headers, securitySchemes },
  };
  const plain: PlainDocument = JSON.parse(JSON.stringify(createDocument(document, { override })));
  makePatternsPortable(plain);
  nameObjects(plain);
  return plain;
};
