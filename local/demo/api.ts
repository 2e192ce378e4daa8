/** A person of the demo at the API: everything goes over HTTP, as from a phone. */
export interface Person {
  readonly user: string;
  get(path: string): Promise<Json>;
  /** `version`: of the record as it was read, for what must not overwrite what nobody has seen. */
  post(path: string, body?: unknown, version?: number): Promise<Json>;
}

export type Json = Record<string, unknown>;

const base = process.env['DOORSTEP_URL'] ?? `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`;

export const object = (value: unknown): Json =>
  typeof value === 'object' && value !== null ? { ...value } : {};
export const list = (value: unknown): Json[] => (Array.isArray(value) ? value.map(object) : []);
export const count = (value: unknown): number => Number(value ?? 0);
export const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const send = async (
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: unknown,
): Promise<Json> => {
  const answer = await fetch(`${base}${path}`, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const said = object(await answer.json());
  if (!answer.ok) throw new Error(`${method} ${path} -> ${answer.status}: ${JSON.stringify(said)}`);
  return said;
};

/** Signs a demo user in; only the local host hands out tokens like that. */
export const signIn = async (user: string): Promise<Person> => {
  const { token } = await send('POST', '/local/token', {}, { user });
  const headers = { authorization: `Bearer ${String(token)}` };
  return {
    user,
    get: (path) => send('GET', path, headers),
    post: (path, body = {}, version) =>
      send('POST', path, version === undefined ? headers : { ...headers, 'if-match': `"${version}"` }, body),
  };
};

/** Moves the clock of the local host, so that weeks pass in seconds; `null` gives it back its own time. */
export const moveClock = (now: string | null) => send('POST', '/local/clock', {}, { now });

export const runSchedule = (name: string) => send('POST', `/local/schedules/${name}/run`, {}, {});

export const isUp = async (): Promise<boolean> => {
  try {
    return (await fetch(`${base}/health`)).ok;
  } catch {
    return false;
  }
};
