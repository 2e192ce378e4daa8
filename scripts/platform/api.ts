import * as z from 'zod/mini';

const Answer = z.record(z.string(), z.unknown());
export type Answer = z.infer<typeof Answer>;

/** A person of the demo at a running host. */
export interface Person {
  get(path: string): Promise<Answer>;
  post(path: string, body?: object, version?: number): Promise<Answer>;
}

type Headers = Readonly<Record<string, string>>;

/** Fails on every answer that is not a success. */
const send = async (url: string, method: string, headers: Headers, body?: object): Promise<Answer> => {
  const answer = await fetch(url, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${url} -> ${answer.status}: ${text}`);
  return Answer.parse(JSON.parse(text));
};

export const signIn = async (host: string, user: string): Promise<Person> => {
  const { token } = await send(`${host}/local/token`, 'POST', {}, { user });
  const headers = { authorization: `Bearer ${String(token)}`, 'content-type': 'application/json' };
  return {
    get: (path) => send(host + path, 'GET', headers),
    post: (path, body = {}, version) =>
      send(host + path, 'POST', { ...headers, ...(version && { 'if-match': `"${version}"` }) }, body),
  };
};

export const moveClock = (host: string, now: string | null) =>
  send(`${host}/local/clock`, 'POST', {}, { now });

export const runSchedule = (host: string, name: string) =>
  send(`${host}/local/schedules/${name}/run`, 'POST', {}, {});
