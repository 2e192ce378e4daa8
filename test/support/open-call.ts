import { gunzipSync } from 'node:zlib';
import type { HttpAnswer, HttpEvent } from '../../shared/http/http-event.ts';
import { type OpenEndpoint, openHandler } from '../../shared/http/open-endpoint.ts';
import type { Context } from '../../shared/table/context.ts';
import { holdAnswer } from './document/hold-answer.ts';

const isJson = (headers: object) =>
  'content-type' in headers && /[/+]json/.test(String(headers['content-type']));

const textOf = ({ body = '', isBase64Encoded }: HttpAnswer): string =>
  isBase64Encoded ? gunzipSync(Buffer.from(body, 'base64')).toString('utf8') : body;

/** Calls an open door as the gateway would: without a token, from an address. */
export const openCallerOf = (routes: readonly OpenEndpoint[], ctx: Context) => {
  const handler = openHandler(routes, () => ctx);
  return async (path: string, sourceIp = '203.0.113.7', sent: Readonly<Record<string, string>> = {}) => {
    const http = { method: 'GET', path, protocol: 'HTTP/1.1', sourceIp, userAgent: 'test' };
    const requestContext = { http, requestId: 'request-of-a-test', domainName: 'test' };
    const event = { version: '2.0', rawPath: path, headers: sent, requestContext } as unknown as HttpEvent;
    const answer = await handler(event, {} as never);
    const [headers, text] = [answer.headers ?? {}, answer.body ?? ''];
    const body = isJson(headers) ? JSON.parse(textOf(answer)) : undefined;
    holdAnswer({ method: 'GET', path }, { status: answer.statusCode ?? 0, headers, body });
    return { status: answer.statusCode, headers, text };
  };
};
