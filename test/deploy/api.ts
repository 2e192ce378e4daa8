import type { Issuer } from '../../local/issuer/issuer.ts';
import { users } from '../../local/users.ts';
import { type Cloud, textOf } from './cloud.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever came back
type Answer = any;

export interface Asked {
  readonly method?: string;
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Answer;
}

/** Somebody who is signed in; both verbs fail when the answer is no success. */
export interface Person {
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown): Promise<Answer>;
}

export interface Api {
  ask(path: string, asked?: Asked): Promise<Reply>;
  as(user: string): Promise<Person>;
}

/** The deployed API, asked through the engine's gateway. */
export const apiAt = (address: string, cloud: Cloud, issuer: Issuer): Api => {
  const ask = async (path: string, { method = 'GET', token, body, headers }: Asked = {}): Promise<Reply> => {
    const got = await cloud.ask(new URL(path, address), {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const said = textOf(got);
    return { status: got.status, headers: got.headers, body: said === '' ? undefined : JSON.parse(said) };
  };

  const must = async (path: string, asked: Asked): Promise<Answer> => {
    const { status, body } = await ask(path, asked);
    if (status >= 200 && status < 300) return body;
    throw new Error(`${asked.method ?? 'GET'} ${path} was answered with ${status}: ${JSON.stringify(body)}`);
  };

  return {
    ask,
    async as(user) {
      const demo = users.find((one) => one.user === user);
      if (demo === undefined) throw new Error(`Nobody is called ${user}.`);
      const { token } = await issuer.issue(demo);
      return {
        get: (path) => must(path, { token }),
        post: (path, body = {}) => must(path, { method: 'POST', token, body }),
      };
    },
  };
};
