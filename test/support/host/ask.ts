import { holdAnswer } from '../document/hold-answer.ts';

/** What came back over HTTP, its JSON read. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever came back
  readonly body: any;
}

export interface Question {
  readonly method?: string;
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const bodyOf = (body: unknown) => {
  if (body === undefined) return {};
  // Bytes go as they are: not everything that is sent is a text.
  return { body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body) };
};

/** One HTTP request to a running host. */
export const ask = async (url: string, { method = 'GET', token, body, headers }: Question = {}) => {
  const response = await fetch(url, {
    method,
    ...bodyOf(body),
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
  });
  const text = await response.text();
  const reply = {
    status: response.status,
    headers: response.headers,
    body: text === '' ? undefined : JSON.parse(text),
  } satisfies Reply;
  const path = new URL(url).pathname;
  holdAnswer({ method, path }, { ...reply, headers: Object.fromEntries(response.headers) });
  return reply;
};

export const tokenOf = async (host: string, user: string): Promise<string> => {
  const { body } = await ask(`${host}/local/token`, { method: 'POST', body: { user } });
  return body.token;
};
