import { type Area, areas } from '../../functions/http/areas.ts';
import type { Route } from '../../shared/http/endpoint.ts';
import { type Exported, exportedSchemas, type Schema } from '../schemas/exported.ts';
import { walkSchema } from '../schemas/walk-schema.ts';
import { descriptions } from './descriptions.ts';
import { type JsonSchemas, jsonSchemas, lineOf, type Routed } from './json-schemas.ts';
import { described, needed } from './needed.ts';
import { openOperation, operation } from './operation.ts';
import { operationIds } from './operation-ids.ts';
import { Problem } from './problem-schema.ts';
import { headers, parameters, responses, securitySchemes } from './shared-parts.ts';

const routed = (): Routed => {
  const tokenRoutes = areas.flatMap((area) => (area.access === 'token' ? area.routes : []));
  const openRoutes = areas.flatMap((area) => (area.access === 'open' ? area.routes : []));
  return {
    input: tokenRoutes.flatMap(({ schemas: { params, query, body } }) => [params, query, body ?? []].flat()),
    output: [
      Problem,
      ...tokenRoutes.map(({ schemas }) => schemas.answers),
      ...openRoutes.flatMap(({ answers }) => answers ?? []),
    ],
  };
};

const PROBLEM: Exported<Schema> = {
  name: 'Problem',
  file: 'scripts/openapi/problem-schema.ts',
  value: Problem,
};

/** What the rules export and a route reaches. Two schemas of one name would be one component. */
const reached = (exported: readonly Exported<Schema>[], { input, output }: Routed): Exported<Schema>[] => {
  const visited = [...input, ...output].flatMap((one) => [...walkSchema(one)]);
  const schemas = new Set(visited.flatMap(({ schema }) => lineOf(schema)));
  const known = exported.filter(({ value }) => schemas.has(value));
  const twice = known.find(({ name, value }) => known.some((it) => it.name === name && it.value !== value));
  if (twice !== undefined)
    throw new Error(`Routes use two schemas called "${twice.name}"; rename one of them.`);
  return known;
};

interface Placed {
  readonly path: string;
  readonly method: string;
  readonly operation: unknown;
}

const placed = ({ path, method }: Pick<Route, 'method' | 'path'>, one: unknown): Placed => ({
  path,
  method: method.toLowerCase(),
  operation: one,
});

const operationsOf = (area: Area, schemas: JsonSchemas, idOf: (route: object) => string): Placed[] => {
  const context = (route: object) => ({ area: area.name, id: idOf(route), schemas });
  return area.access === 'open'
    ? area.routes.map((it) => placed(it, openOperation(it, context(it))))
    : area.routes.map((it) => placed(it, operation(it, context(it))));
};

const pathsOf = (operations: readonly Placed[]) => {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { path, method, operation: one } of operations.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    paths[path] = { ...paths[path], [method]: one };
  }
  return paths;
};

/** The API as OpenAPI 3.1, made of the very objects that the gateway, the router and the permissions are made of. */
export const openApiDocument = async () => {
  const domain = (await exportedSchemas()).filter(({ file }) =>
    /^shared\/(base\/|[^/]+\/rules\/)/.test(file),
  );
  const all = routed();
  const exported = reached([...domain, PROBLEM], all);
  const schemas = jsonSchemas(exported, all);
  const idOf = await operationIds();
  const paths = pathsOf(areas.flatMap((area) => operationsOf(area, schemas, idOf)));
  return {
    openapi: '3.1.1',
    info: {
      title: 'Doorstep',
      version: '1.0.0',
      description:
        'Community service in a whole prefecture: a named person at every door, every request followed to its end, in time. What the service never records stands in docs/privacy.md.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: areas.map(({ name }) => ({ name })),
    paths,
    components: {
      schemas: described(needed([paths, responses], schemas.components), descriptions(exported)),
      responses,
      parameters,
      headers,
      securitySchemes,
    },
  };
};
