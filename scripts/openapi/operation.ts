import * as z from 'zod/mini';
import type { ZodOpenApiOperationObject } from 'zod-openapi';
import type { Route } from '../../shared/http/endpoint.ts';
import type { OpenRoute } from '../../shared/http/open-route.ts';
import type { Schema } from '../schemas/exported.ts';
import { defOf, surfaceOf } from '../schemas/walk-schema.ts';
import { headersWith } from './header-parts.ts';
import { refusals } from './shared-parts.ts';

export interface OperationContext {
  readonly area: string;
  readonly id: string;
}

const parameter = (name: string) => ({ $ref: `#/components/parameters/${name}` });

const headers = ({ idempotent, ifMatch, conditional }: Route) => [
  ...(idempotent ? [parameter('IdempotencyKey')] : []),
  ...(ifMatch === 'none' ? [] : [parameter(ifMatch === 'required' ? 'NeededIfMatch' : 'IfMatch')]),
  ...(conditional ? [parameter('IfNoneMatch')] : []),
];

/** Which refusals can come, by what the route takes; an unnamed one would be a fault of this page. */
const refusalsOf = ({ method, schemas, conflicts, ifMatch }: Route): number[] => {
  const may: readonly (readonly [number, boolean])[] = [
    [409, conflicts],
    [412, ifMatch !== 'none'],
    [415, schemas.body !== undefined],
    [422, method !== 'GET'],
    [428, ifMatch === 'required'],
  ];
  return [400, 401, 403, 404, ...may.flatMap(([refusal, can]) => (can ? [refusal] : [])), 413, 429, 500];
};

const refused = (status: number) => [String(status), { $ref: `#/components/responses/Problem${status}` }];

const hasVersion = (schema: Schema): boolean =>
  [...surfaceOf(schema)].some((one) => 'version' in Object(defOf(one)['shape']));

/** Each property of it is a parameter. */
const objectOf = (schema: Schema): z.core.$ZodObject => {
  if (schema instanceof z.core.$ZodObject) return schema;
  throw new Error('What a path or a query holds is an object.');
};

const UNAVAILABLE = { $ref: '#/components/responses/Unavailable' };
const UNCHANGED = { 304: { $ref: '#/components/responses/Unchanged' } };

const successOf = ({ schemas: { answers }, conditional, located }: Route) => ({
  description: 'Done.',
  headers: headersWith(
    'Content-Encoding',
    'Vary',
    ...(conditional || hasVersion(answers) ? (['ETag'] as const) : []),
    ...(located ? (['Location'] as const) : []),
  ),
  content: { 'application/json': { schema: answers } },
});

export const operation = (route: Route, context: OperationContext): ZodOpenApiOperationObject => {
  const { schemas, conditional } = route;
  const { params, query, body } = schemas;
  return {
    operationId: context.id,
    summary: route.summary,
    tags: [context.area],
    security: [{ oidc: ['doorstep'] }],
    'x-permission': route.action,
    requestParams: { path: objectOf(params), query: objectOf(query) },
    parameters: headers(route),
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      [route.status]: successOf(route),
      ...(conditional ? UNCHANGED : {}),
      ...Object.fromEntries(refusalsOf(route).map(refused)),
      503: UNAVAILABLE,
    },
  };
};

const namesIn = (path: string) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path' as const,
    required: true,
    schema: { type: 'string' as const },
  }));

/** An open door shows a browser a page, also of what it refuses. */
const PAGE = { 'text/html': { schema: { type: 'string' as const } } };

const openRefusal = (status: 404 | 429 | 500, { page }: OpenRoute) => {
  if (page === undefined || status === 500) return refused(status);
  const problem = refusals[`Problem${status}`];
  return [String(status), { ...problem, content: { ...problem?.content, ...PAGE } }] as const;
};

const openSuccess = ({ answers, contentType, says, page }: OpenRoute) => ({
  description: 'Done.',
  headers: headersWith(
    'Content-Encoding',
    'Vary',
    ...(says === undefined ? [] : (['ETag'] as const)),
    ...(page === undefined ? [] : (['Content-Language'] as const)),
  ),
  content: {
    [contentType]: {
      schema: answers ?? ({ type: contentType === 'application/json' ? 'object' : 'string' } as const),
    },
    ...(page === undefined ? {} : PAGE),
  },
});

export const openOperation = (
  route: OpenRoute,
  { area, id }: OperationContext,
): ZodOpenApiOperationObject => ({
  operationId: id,
  summary: route.summary,
  tags: [area],
  security: [],
  parameters: [...namesIn(route.path), ...(route.says === undefined ? [] : [parameter('IfNoneMatch')])],
  responses: {
    200: openSuccess(route),
    ...(route.says === undefined ? {} : UNCHANGED),
    ...Object.fromEntries(([404, 429, 500] as const).map((status) => openRefusal(status, route))),
    503: UNAVAILABLE,
  },
});
