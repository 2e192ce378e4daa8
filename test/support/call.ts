import type { Route } from '../../shared/http/endpoint.ts';
import type { HttpAnswer, HttpEvent } from '../../shared/http/http-event.ts';
import { areaHandler } from '../../shared/http/router.ts';
import type { Context } from '../../shared/table/context.ts';
import { holdAnswer } from './document/hold-answer.ts';

/** The claims of a token, as API Gateway hands them over. */
export interface Claims {
  readonly sub: string;
  readonly doorstep_role: string;
  readonly doorstep_area: string;
  readonly doorstep_unit?: string;
}

export interface Told {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Of the token's issue; now unless told. */
  readonly iat?: string;
  /** Of the token; what the API asks for unless told. */
  readonly scope?: string;
  /** The path as it stands on the wire, where a test bends it. */
  readonly rawPath?: string;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever came back
  readonly body: any;
}

/** Bytes are handed over as what no text is. */
const bodyOf = (body: unknown) => {
  if (body instanceof Uint8Array)
    return { isBase64Encoded: true, body: Buffer.from(body).toString('base64') };
  if (body === undefined) return { isBase64Encoded: false };
  return { isBase64Encoded: false, body: typeof body === 'string' ? body : JSON.stringify(body) };
};

/** The event that API Gateway makes of a request. */
export const eventFor = (
  method: string,
  target: string,
  claims: Claims,
  { body, headers = {}, iat, scope = 'doorstep', rawPath }: Told,
  now: string,
): HttpEvent => {
  const url = new URL(target, 'http://test');
  const path = rawPath ?? url.pathname;
  const issued = Math.floor(Date.parse(iat ?? now) / 1_000);
  return {
    version: '2.0',
    routeKey: `${method} ${path}`,
    rawPath: path,
    rawQueryString: url.search.slice(1),
    headers,
    queryStringParameters: Object.fromEntries(url.searchParams),
    ...bodyOf(body),
    requestContext: {
      accountId: 'test',
      apiId: 'test',
      domainName: 'test',
      domainPrefix: 'test',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
      requestId: 'request-of-a-test',
      routeKey: `${method} ${path}`,
      stage: '$default',
      time: now,
      timeEpoch: Date.parse(now),
      authorizer: {
        principalId: '',
        integrationLatency: 0,
        jwt: { claims: { ...claims, iat: String(issued), scope }, scopes: scope.split(' ') },
      },
    },
  };
};

/** What came back, held to what is published of it. */
export const answered = ({ rawPath, requestContext }: HttpEvent, answer: HttpAnswer): Answered =>
  holdAnswer(
    { method: requestContext.http.method, path: rawPath },
    {
      status: answer.statusCode ?? 0,
      headers: answer.headers ?? {},
      body: JSON.parse(answer.body ?? 'null'),
    },
  );

/** Calls the handler of an area as API Gateway would. */
export const callerOf = (routes: readonly Route[], ctx: Context) => {
  const handler = areaHandler(routes, () => ctx);
  return async (method: string, target: string, claims: Claims, told: Told = {}): Promise<Answered> => {
    const event = eventFor(method, target, claims, told, ctx.now());
    return answered(event, await handler(event, {} as never));
  };
};
