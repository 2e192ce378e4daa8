import * as z from 'zod/mini';
import type { ZodOpenApiOperationObject } from 'zod-openapi';
import type { Route } from '../../shared/http/endpoint.ts';
import type { OpenRoute } from '../../shared/http/open-route.ts';
import type { Schema } from '../schemas/exported.ts';
import { defOf, surfaceOf } from '../schemas/walk-schema.ts';

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
const refusalsOf = ({ method, schemas, idempotent, ifMatch, status }: Route): number[] => {
  const may: readonly (readonly [number, boolean])[] = [
    [409, method !== 'GET'],
    [412, ifMatch !== 'none'],
    [413, schemas.body !== undefined],
    [415, schemas.body !== undefined],
    [422, status === 201 || idempotent],
    [428, ifMatch === 'required'],
  ];
  return [400, 401, 403, 404, ...may.flatMap(([refusal, can]) => (can ? [refusal] : [])), 500];
};

const refused = (status: number) => [String(status), { $ref: `#/components/responses/Problem${status}` }];

const hasVersion = (schema: Schema): boolean =>
  [...surfaceOf(schema)].some((one) => 'version' in Object(defOf(one)['shape']));

/** Each property of it is a parameter. */
const objectOf = (schema: Schema): z.core.$ZodObject => {
  if (schema instanceof z.core.$ZodObject) return schema;
  throw new Error('What a path or a query holds is an object.');
};

const TAGGED = { headers: { ETag: { $ref: '#/components/headers/ETag' } } };
const UNCHANGED = { 304: { $ref: '#/components/responses/Unchanged' } };

const successOf = (schema: Schema, tagged: boolean) => ({
  description: 'Done.',
  ...(tagged ? TAGGED : {}),
  content: { 'application/json': { schema } },
});

export const operation = (route: Route, context: OperationContext): ZodOpenApiOperationObject => {
  const { params, query, body, answers } = route.schemas;
  const conditional = route.conditional;
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
      [route.status]: successOf(answers, conditional || hasVersion(answers)),
      ...(conditional ? UNCHANGED : {}),
      ...Object.fromEntries(refusalsOf(route).map(refused)),
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
    200: {
      description: 'Done.',
      ...(route.says === undefined ? {} : TAGGED),
      content: {
        [route.contentType]: { schema: route.answers ?? {} },
        ...(route.page === undefined ? {} : { 'text/html': { schema: { type: 'string' } } }),
      },
    },
    ...(route.says === undefined ? {} : UNCHANGED),
    ...Object.fromEntries(('serve' in route ? [404, 429, 500] : [404]).map(refused)),
  },
});
