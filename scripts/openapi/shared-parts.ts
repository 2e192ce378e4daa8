import { IDEMPOTENCY_KEY } from '../../shared/http/request.ts';
import { type HeaderName, headersWith } from './header-parts.ts';
import { GatewayMessage, Problem, problems } from './problem-schema.ts';

/** What API Gateway refuses itself never reaches us, and it has its own words. */
const BY_GATEWAY = [401, 403, 413, 429, 500];
const gatewaySays = { 'application/json': { schema: GatewayMessage } };

/** What some refusals say besides; a token without the scope is turned away with 403. */
const OWN_HEADERS: Readonly<Record<number, readonly HeaderName[]>> = {
  401: ['WWW-Authenticate'],
  403: ['WWW-Authenticate'],
  415: ['Accept-Encoding'],
  429: ['Retry-After'],
};

const headersOf = (status: number) => headersWith('Content-Language', 'Vary', ...(OWN_HEADERS[status] ?? []));

export const refusals = Object.fromEntries(
  Object.entries(problems).map(([status, { name, meaning }]) => [
    `Problem${status}`,
    {
      description: `\`${name}\`: ${meaning}`,
      headers: headersOf(Number(status)),
      content: {
        'application/problem+json': { schema: Problem },
        ...(BY_GATEWAY.includes(Number(status)) ? gatewaySays : {}),
      },
    },
  ]),
);

export const responses = {
  ...refusals,
  Unchanged: {
    description: 'Nothing has changed since the answer whose entity tag you sent; keep showing that one.',
    headers: headersWith('ETag'),
  },
  Unavailable: {
    description: 'The gateway got no answer in time; try again.',
    headers: headersWith('Retry-After'),
    content: { 'application/problem+json': { schema: Problem }, ...gatewaySays },
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

export const securitySchemes = {
  oidc: {
    type: 'http' as const,
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'An access token of the OpenID Connect issuer of the stage, with the scope `doorstep`.',
  },
};
