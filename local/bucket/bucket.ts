import type { IncomingMessage } from 'node:http';
import { type Listening, listen } from '../gateway/listen.ts';
import { readBody } from '../gateway/read-body.ts';
import type { GatewayAnswer } from '../gateway/target.ts';
import { type Form, formFault } from './form-policy.ts';
import { urlFault } from './presigned-url.ts';
import { requestFault } from './signed-request.ts';

const refused = (message: string, statusCode = 403): GatewayAnswer => ({
  statusCode,
  headers: { 'content-type': 'application/xml' },
  body: `<Error><Code>AccessDenied</Code><Message>${message.replaceAll(/[<&]/g, '')}</Message></Error>`,
});

const passedOn = async (response: Response): Promise<GatewayAnswer> => ({
  statusCode: response.status,
  headers: Object.fromEntries(
    ['content-type', 'etag', 'content-disposition'].flatMap((name) => {
      const value = response.headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  ),
  body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  isBase64Encoded: true,
});

const formData = (body: Buffer, contentType: string): Promise<FormData | undefined> =>
  new Response(new Uint8Array(body), { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => undefined);

const formOf = (sent: FormData, bucket: string): Form => {
  const fields = new Map<string, string>();
  let bytes = 0;
  for (const [name, value] of sent) {
    if (typeof value === 'string') fields.set(name.toLowerCase(), value);
    else bytes = value.size;
  }
  return { bucket, fields, bytes };
};

/** One after the other for each name: the store behind this door knows no `If-None-Match` of a write. */
const inTurn = () => {
  const last = new Map<string, Promise<unknown>>();
  return async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const next = (last.get(name) ?? Promise.resolve()).then(work, work);
    last.set(name, next);
    try {
      return await next;
    } finally {
      if (last.get(name) === next) last.delete(name);
    }
  };
};

/**
 * The door of the bucket. The store behind it believes everybody, so this is where a form is held to its policy
 * and an address to its signature and hour, as S3 does.
 */
export const startBucket = async (store: string, bucket: string): Promise<Listening> => {
  const upload = async (request: IncomingMessage): Promise<GatewayAnswer> => {
    const contentType = request.headers['content-type'] ?? '';
    const body = await readBody(request);
    const sent = body === undefined ? undefined : await formData(body, contentType);
    if (body === undefined || sent === undefined) return refused('MalformedPOSTRequest');
    const fault = formFault(formOf(sent, bucket), Date.now());
    if (fault !== undefined) return refused(fault);
    const headers = { 'content-type': contentType };
    return passedOn(
      await fetch(`${store}/${bucket}`, { method: 'POST', headers, body: new Uint8Array(body) }),
    );
  };

  const download = async (url: URL): Promise<GatewayAnswer> => {
    const fault = urlFault('GET', url, Date.now());
    return fault === undefined ? passedOn(await fetch(`${store}${url.pathname}`)) : refused(fault);
  };

  const listing = async (url: URL): Promise<GatewayAnswer> => {
    const fault = urlFault('GET', url, Date.now());
    if (fault !== undefined) return refused(fault);
    const asked = new URLSearchParams([...url.searchParams].filter(([name]) => !name.startsWith('X-Amz-')));
    return passedOn(await fetch(`${store}/${bucket}?${asked}`));
  };

  const turn = inTurn();
  const writeOnce = async (request: IncomingMessage, url: URL): Promise<GatewayAnswer> => {
    const { 'if-none-match': unless, 'content-type': contentType = '' } = request.headers;
    const body = await readBody(request);
    const fault = requestFault('PUT', url, request.headers);
    if (body === undefined || fault !== undefined) return refused(fault ?? 'EntityTooLarge');
    const address = `${store}${url.pathname}`;
    return turn(url.pathname, async () => {
      if (unless === '*' && (await fetch(address, { method: 'HEAD' })).ok)
        return refused('PreconditionFailed', 412);
      const headers = { 'content-type': contentType };
      return passedOn(await fetch(address, { method: 'PUT', headers, body: new Uint8Array(body) }));
    });
  };

  const removal = async (url: URL): Promise<GatewayAnswer> => {
    const fault = urlFault('DELETE', url, Date.now());
    return fault === undefined
      ? passedOn(await fetch(`${store}${url.pathname}`, { method: 'DELETE' }))
      : refused(fault);
  };

  const ofBucket = (method: string | undefined, request: IncomingMessage, url: URL) => {
    if (method === 'POST') return upload(request);
    return method === 'GET' ? listing(url) : undefined;
  };

  const answerOf = (method: string | undefined, request: IncomingMessage, url: URL) => {
    if (url.pathname === `/${bucket}`) return ofBucket(method, request, url);
    if (!url.pathname.startsWith(`/${bucket}/`)) return undefined;
    if (method === 'GET') return download(url);
    if (method === 'DELETE') return removal(url);
    return method === 'PUT' && url.pathname.startsWith(`/${bucket}/cases/`)
      ? writeOnce(request, url)
      : undefined;
  };

  return listen(0, async (request) => {
    const url = new URL(request.url ?? '', `http://${request.headers.host}`);
    return answerOf(request.method, request, url) ?? refused('AccessDenied');
  });
};
