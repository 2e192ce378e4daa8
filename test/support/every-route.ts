import { type Area, areas } from '../../functions/http/areas.ts';
import { openApiDocument } from '../../scripts/openapi/document.ts';
import type { Role } from '../../shared/base/role.ts';
import type { Route } from '../../shared/http/endpoint.ts';
import type { Context } from '../../shared/table/context.ts';
import { type Answered, type Claims, callerOf, type Told } from './call.ts';
import { GRID } from './cases.ts';
import { sampleOf } from './sample.ts';

/** A route with a valid request for it, made from what the API publishes of it. */
export interface Asked {
  readonly name: string;
  readonly route: Route;
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** Path and query, filled in. */
  readonly target: string;
}

const filled = (path: string, params: Asked['params'], query: Asked['query']): string => {
  const at = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const asked = new URLSearchParams();
  for (const [name, one] of Object.entries(query)) asked.set(name, String(one));
  return asked.size === 0 ? at : `${at}?${asked}`;
};

type TokenArea = Extract<Area, { access: 'token' }>;
const tokenAreas = areas.filter((area): area is TokenArea => area.access === 'token');

/** Every route behind a token, in the order of the list. */
export const everyRoute = async (): Promise<Asked[]> => {
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the document as any reader would
  const { paths, components } = (await openApiDocument()) as any;
  return tokenAreas
    .flatMap(({ routes }) => routes)
    .map((route) => {
      const operation = paths[route.path][route.method.toLowerCase()];
      const samples = (part: string) =>
        Object.fromEntries(
          operation.parameters
            .filter((it: { in: string; required: boolean }) => it.in === part && it.required)
            .map((it: { name: string; schema: object }) => [
              it.name,
              sampleOf(it.schema, components.schemas),
            ]),
        );
      const schema = operation.requestBody?.content['application/json'].schema;
      const body = schema && sampleOf(schema, components.schemas);
      const [params, query] = [samples('path'), samples('query')];
      const target = filled(route.path, params, query);
      return { name: `${route.method} ${route.path}`, route, params, query, body, target };
    });
};

/** Somebody of each role, or of several, in the township of the test cases. */
export const someone = (...roles: readonly Role[]): Claims => ({
  sub: `u-${roles.join('-')}`,
  doorstep_role: roles.join(' '),
  doorstep_area: GRID.slice(0, 9),
  ...(roles.includes('handler') ? { doorstep_unit: 'xh-roads' } : {}),
});

/** Calls any route of any area, as the gateway would hand it to the Lambda of its area. */
export const callEvery = (services: Context) => {
  const callers = new Map(
    tokenAreas.flatMap(({ routes }) => {
      const call = callerOf(routes, services);
      return routes.map((route) => [route, call] as const);
    }),
  );
  return (
    { route, target, body }: Asked,
    claims: Claims,
    { method = route.method, ...told }: Told & { readonly method?: string } = {},
  ): Promise<Answered> => {
    const call = callers.get(route);
    if (call === undefined) throw new Error(`No area has ${route.path}.`);
    const ifMatch = route.method === 'PUT' ? { headers: { 'if-match': '"1"' } } : {};
    return call(method, target, claims, { body, ...ifMatch, ...told });
  };
};
