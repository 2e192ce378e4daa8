import { IDEMPOTENCY_KEY } from '../../shared/http/request.ts';
import { Problem, problems } from './problem-schema.ts';

const refusals = Object.fromEntries(
  Object.entries(problems).map(([status, { name, meaning }]) => [
    `Problem${status}`,
    {
      description: `\`${name}\`: ${meaning}`,
      content: { 'application/problem+json': { schema: Problem } },
    },
  ]),
);

export const responses = {
  ...refusals,
  Unchanged: {
    description: 'Nothing has changed since the answer whose entity tag you sent; keep showing that one.',
    headers: { ETag: { $ref: '#/components/headers/ETag' } },
  },
};

const ifMatch = {
  name: 'If-Match',
  in: 'header' as const,
  description:
    'The entity tag of the record as you read it, or several: the change is refused when it is another by now. `*` takes whichever there is.',
  schema: { type: 'string' as const },
};

export const parameters = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header' as const,
    description: 'Your key for this request: sent again, it gets the same answer and has no second effect.',
    schema: { type: 'string' as const, pattern: IDEMPOTENCY_KEY.source },
  },
  IfMatch: ifMatch,
  IfNoneMatch: {
    name: 'If-None-Match',
    in: 'header' as const,
    description: 'The entity tag of the answer that you have: 304 without a body if it still holds.',
    schema: { type: 'string' as const },
  },
  NeededIfMatch: { ...ifMatch, required: true },
};

export const headers = {
  ETag: {
    description: 'The version of the record, or a fingerprint of what the answer says.',
    schema: { type: 'string' as const },
  },
};

export const securitySchemes = {
  oidc: {
    type: 'http' as const,
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'An access token of the OpenID Connect issuer of the stage, with the scope `doorstep`.',
  },
};
