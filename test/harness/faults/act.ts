import type { Route } from '../../../shared/http/endpoint.ts';
import type { Context } from '../../../shared/table/context.ts';
import type { Item } from '../../../shared/table/table.ts';
import { allEndpoints } from '../../support/all-endpoints.ts';
import { type Claims, callerOf } from '../../support/call.ts';

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

/** One thing that somebody, or a job, does: sent again word for word until it is answered. */
export interface Act {
  readonly name: string;
  /** Moves the clock first. */
  readonly at?: string;
  /** Method and target, of a request. */
  readonly route?: string;
  does(ctx: Context): Promise<Answer>;
  /** The same request from a client that sends no key. */
  keyless?(): Act;
}

/** A life: each act is put to the test in the world that those before it have left. */
export interface Script {
  readonly name: string;
  readonly items: readonly Item[];
  readonly acts: readonly Act[];
}

const everything: readonly Route[] = await allEndpoints();

type More = Readonly<{ at?: string; headers?: Record<string, string> }>;

/** A request with a key of its own, for those routes that heed one. */
export const sends = (who: Claims, to: string, body: unknown = {}, { at, headers }: More = {}): Act => {
  const [method = '', target = ''] = to.split(' ');
  const key = `key-${at ?? ''}-${to}-${JSON.stringify(body)}`.replaceAll(/[^!-+\--~]/g, '').slice(0, 128);
  const all = { 'idempotency-key': key, ...headers };
  return {
    name: `${who.sub} ${to}`,
    route: `${method} ${target}`,
    ...(at === undefined ? {} : { at }),
    does: (ctx) => callerOf(everything, ctx)(method, target, who, { body, headers: all }),
    keyless: () => ({
      name: `${who.sub} ${to}, without a key`,
      ...(at === undefined ? {} : { at }),
      does: (ctx) => callerOf(everything, ctx)(method, target, who, { body }),
    }),
  };
};

/** A job or a consumer, which answers nobody: it is done when it ends without an error. */
export const runs = (name: string, job: (ctx: Context) => Promise<unknown>, at?: string): Act => ({
  name,
  ...(at === undefined ? {} : { at }),
  does: async (ctx) => {
    await job(ctx);
    return { status: 200 };
  },
});
