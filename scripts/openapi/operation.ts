import type { Route } from '../../shared/http/endpoint.ts';
import type { OpenRoute } from '../../shared/http/open-route.ts';
import type { JsonSchema, JsonSchemas } from './json-schemas.ts';
import { REF } from './json-schemas.ts';

export interface OperationContext {
  readonly area: string;
  readonly id: string;
  readonly schemas: JsonSchemas;
}

const solved = (schema: JsonSchema, { schemas }: OperationContext): JsonSchema =>
  schema.$ref === undefined ? schema : (schemas.components[schema.$ref.slice(REF.length)] ?? {});

const parameters = (part: 'path' | 'query', schema: JsonSchema) =>
  Object.entries(schema.properties ?? {}).map(([name, one]) => ({
    name,
    in: part,
    required: part === 'path' || (schema.required ?? []).includes(name),
    schema: one,
  }));

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
    [422, status === 201 || idempotent],
    [428, ifMatch === 'required'],
  ];
  return [400, 401, 403, 404, ...may.flatMap(([refusal, can]) => (can ? [refusal] : [])), 500];
};

const refused = (status: number) => [String(status), { $ref: `#/components/responses/Problem${status}` }];

const hasVersion = (schema: JsonSchema, context: OperationContext): boolean => {
  const { properties, anyOf = [], oneOf = [] } = solved(schema, context);
  if (properties?.['version'] !== undefined) return true;
  return [...anyOf, ...oneOf].some((one) => typeof one === 'object' && hasVersion(one, context));
};

const successOf = (schema: JsonSchema, tagged: boolean) => ({
  description: 'Done.',
  ...(tagged ? { headers: { ETag: { $ref: '#/components/headers/ETag' } } } : {}),
  content: { 'application/json': { schema } },
});

export const operation = (route: Route, context: OperationContext) => {
  const { schemas } = context;
  const { params, query, body, answers } = route.schemas;
  const sent = body && schemas.of(body, 'input');
  const answered = schemas.of(answers, 'output');
  const conditional = route.conditional;
  return {
    operationId: context.id,
    summary: route.summary,
    tags: [context.area],
    security: [{ oidc: ['doorstep'] }],
    'x-permission': route.action,
    parameters: [
      ...parameters('path', solved(schemas.of(params, 'input'), context)),
      ...parameters('query', solved(schemas.of(query, 'input'), context)),
      ...headers(route),
    ],
    ...(sent === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: sent } } } }),
    responses: {
      [route.status]: successOf(answered, conditional || hasVersion(answered, context)),
      ...(conditional ? { 304: { $ref: '#/components/responses/Unchanged' } } : {}),
      ...Object.fromEntries(refusalsOf(route).map(refused)),
    },
  };
};

export const openOperation = (route: OpenRoute, { area, id, schemas }: OperationContext) => ({
  operationId: id,
  summary: route.summary,
  tags: [area],
  security: [],
  parameters: [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  })),
  responses: {
    200: {
      description: 'Done.',
      content: {
        [route.contentType]: {
          schema: route.answers === undefined ? {} : schemas.of(route.answers, 'output'),
        },
        ...(route.page === undefined ? {} : { 'text/html': { schema: { type: 'string' } } }),
      },
    },
    ...Object.fromEntries(('serve' in route ? [404, 429, 500] : [404]).map(refused)),
  },
});
