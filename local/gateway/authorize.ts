import type { Issuer } from '../issuer/issuer.ts';
import { SCOPE } from '../issuer/issuer.ts';
import { gatewayProblem } from './problem.ts';
import type { GatewayAnswer, GatewayEvent, Target } from './target.ts';

export type Admitted = { readonly event: GatewayEvent } | { readonly refusal: GatewayAnswer };
export type Authorize = (event: GatewayEvent, access: Target['access']) => Promise<Admitted>;

const refused = (statusCode: 401 | 403, error: string, detail: string): Admitted => ({
  refusal: gatewayProblem(statusCode, statusCode === 401 ? 'unauthenticated' : 'not-allowed', detail, {
    'www-authenticate': `Bearer scope="${SCOPE}", error="${error}", error_description="${detail}"`,
  }),
});

/** As API Gateway hands claims over: every one a text, a list in brackets. */
const asTexts = (claims: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [
      name,
      Array.isArray(value) ? `[${value.join(' ')}]` : String(value),
    ]),
  );

const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]*)$/i;

/** The JWT authorizer of the gateway: what it does not let through, no handler ever sees. */
export const jwtAuthorizer =
  (issuer: Issuer): Authorize =>
  async (event, access) => {
    if (access === 'open') return { event };
    const header = event.headers['authorization'];
    if (header === undefined)
      return refused(401, 'invalid_request', 'Send a token: Authorization: Bearer <token>.');
    const token = BEARER.exec(header)?.[1];
    if (token === undefined) return refused(401, 'invalid_request', 'Send one bearer token and no more.');
    const verdict = await issuer.verify(token);
    if ('fault' in verdict) return refused(401, 'invalid_token', verdict.fault);
    const claims = asTexts(verdict.claims);
    if (!(claims['scope'] ?? '').split(' ').includes(SCOPE))
      return refused(
        403,
        'insufficient_scope',
        `The token lacks the scope '${SCOPE}': it is no access token.`,
      );
    const authorizer = { jwt: { claims, scopes: [SCOPE] }, principalId: '', integrationLatency: 0 };
    return { event: { ...event, requestContext: { ...event.requestContext, ...{ authorizer } } } };
  };
