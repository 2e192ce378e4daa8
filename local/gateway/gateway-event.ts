import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { GatewayEvent } from './target.ts';

/** The gateway writes these itself; what a client says of them is dropped. */
const OWN = /^x-forwarded-|^x-amzn-|^forwarded$/;

const TEXT = /^(text\/|application\/(json|javascript|xml|[\w.+-]+\+(json|xml))\b)/i;

/** Names in lower case; a header sent twice is joined, so that a second `Authorization` spoils the first. */
const headersOf = ({ rawHeaders, socket }: IncomingMessage): Record<string, string> => {
  const all = new Map<string, string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    if (OWN.test(name) || name === 'cookie') continue;
    const before = all.get(name);
    const value = rawHeaders[index + 1] ?? '';
    all.set(name, before === undefined ? value : `${before},${value}`);
  }
  all.set('x-forwarded-for', socket.remoteAddress ?? '127.0.0.1');
  all.set('x-forwarded-port', String(socket.localPort ?? ''));
  all.set('x-forwarded-proto', 'http');
  return Object.fromEntries(all);
};

const cookiesOf = ({ headers }: IncomingMessage): string[] => headers.cookie?.split('; ') ?? [];

/** A name that is repeated keeps all its values, joined by commas. */
const queryOf = (rawQuery: string): Record<string, string> => {
  const all = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(rawQuery)) {
    const before = all.get(name);
    all.set(name, before === undefined ? value : `${before},${value}`);
  }
  return Object.fromEntries(all);
};

/** What is packed is no text, whatever it will be. */
const isText = ({
  'content-type': type = '',
  'content-encoding': coding = 'identity',
}: Record<string, string>) => TEXT.test(type) && coding === 'identity';

const bodyOf = (body: Buffer, headers: Record<string, string>) => {
  if (body.length === 0) return { isBase64Encoded: false };
  return isText(headers)
    ? { isBase64Encoded: false, body: body.toString('utf8') }
    : { isBase64Encoded: true, body: body.toString('base64') };
};

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const pad = (part: number) => String(part).padStart(2, '0');

/** `12/Mar/2026:19:03:58 +0000`, the form of the common log. */
const logTime = (at: Date): string => {
  const time = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(pad).join(':');
  return `${pad(at.getUTCDate())}/${MONTHS[at.getUTCMonth()]}/${at.getUTCFullYear()}:${time} +0000`;
};

export interface Arrived {
  readonly request: IncomingMessage;
  readonly method: string;
  readonly path: string;
  readonly rawQuery: string;
  readonly body: Buffer;
  readonly routePath: string;
  readonly params: Record<string, string>;
}

/** The request in the form in which API Gateway hands it to a Lambda: payload format 2.0. */
export const gatewayEvent = (arrived: Arrived): GatewayEvent => {
  const { request, method, path, rawQuery, params } = arrived;
  const headers = headersOf(request);
  const cookies = cookiesOf(request);
  const routeKey = `${method} ${arrived.routePath}`;
  const at = new Date();
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: rawQuery,
    ...(cookies.length === 0 ? {} : { cookies }),
    headers,
    ...(rawQuery === '' ? {} : { queryStringParameters: queryOf(rawQuery) }),
    ...(Object.keys(params).length === 0 ? {} : { pathParameters: params }),
    ...bodyOf(arrived.body, headers),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: headers['host'] ?? '',
      domainPrefix: 'local',
      http: {
        method,
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: logTime(at),
      timeEpoch: at.getTime(),
    },
  };
};
