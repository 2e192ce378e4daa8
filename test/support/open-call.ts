import type { HttpEvent } from '../../shared/http/http-event.ts';
import { type OpenEndpoint, openHandler } from '../../shared/http/open-endpoint.ts';
import type { Context } from '../../shared/table/context.ts';

/** Calls an open door as the gateway would: without a token, from an address. */
export const openCallerOf = (routes: readonly OpenEndpoint[], ctx: Context) => {
  const handler = openHandler(routes, () => ctx);
  return async (path: string, sourceIp = '203.0.113.7', headers: Readonly<Record<string, string>> = {}) => {
    const http = { method: 'GET', path, protocol: 'HTTP/1.1', sourceIp, userAgent: 'test' };
    const requestContext = { http, requestId: 'request-of-a-test', domainName: 'test' };
    const event = { version: '2.0', rawPath: path, headers, requestContext } as unknown as HttpEvent;
    const answer = await handler(event, {} as never);
    return { status: answer.statusCode, headers: answer.headers ?? {}, text: answer.body ?? '' };
  };
};
