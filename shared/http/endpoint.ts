import * as z from 'zod/mini';
import { type Authorizer, authorizerFor } from '../access/store/authorizer.ts';
import type { Who } from '../base/role.ts';
import { type Action, grants } from '../modules.ts';
import type { Context } from '../table/context.ts';
import { parsed, type RawRequest, type Schema } from './request.ts';

export type { Action };

/** What `run` is given: everything parsed, and the authorizer that every read of a record has to ask. */
export interface Input<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly who: Who;
  readonly authorizer: Authorizer;
  /** `Idempotency-Key`: the same key sent again gets the first answer and has no second effect. */
  readonly key: string | undefined;
  /** What `If-Match` names: versions with commas between, or `*`. */
  readonly ifMatch: string | undefined;
  /** `Accept-Language` as it came. */
  readonly acceptLanguage: string | undefined;
  /** The name by which the gateway was reached. */
  readonly host: string;
}

/** What a route does with `If-Match`: `required`, it is refused without (428); `none`, the header never reaches it. */
export type IfMatch = 'required' | 'optional' | 'none';

interface Definition<P, Q, B, A> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/${string}`;
  readonly action: Action;
  readonly summary: string;
  readonly params?: Schema<P>;
  readonly query?: Schema<Q>;
  readonly body?: Schema<B>;
  readonly answers: Schema<A>;
  /** 200 unless told. */
  readonly status?: 200 | 201 | 202;
  /** Takes an `Idempotency-Key`. */
  readonly idempotent?: true;
  /** `required` for a PUT, `none` for all else, unless told. A PUT that creates needs none. */
  readonly ifMatch?: IfMatch;
  /** Answers 304 to an `If-None-Match` that names what would be sent. */
  readonly conditional?: true;
  /** Reading, too, can be refused by how the record stands (409); whatever changes something always can. */
  readonly conflicts?: true;
  /** Where what was made can be read from now on: `Location` of a 201. */
  readonly location?: (made: A) => string;
  run(input: Input<P, Q, B>, ctx: Context): Promise<A>;
}

/** An endpoint as router, gateway, OpenAPI, permission table and client see it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/${string}`;
  readonly action: Action;
  readonly summary: string;
  readonly status: 200 | 201 | 202;
  readonly idempotent: boolean;
  readonly ifMatch: IfMatch;
  readonly conditional: boolean;
  readonly conflicts: boolean;
  /** Says where what it made can be read. */
  readonly located: boolean;
  readonly schemas: {
    readonly params: Schema<unknown>;
    readonly query: Schema<unknown>;
    readonly body: Schema<unknown> | undefined;
    readonly answers: Schema<unknown>;
  };
  serve(request: RawRequest, ctx: Context): Promise<Served>;
}

/** What goes out: the answer, and where what it made can be read. */
export interface Served {
  readonly body: unknown;
  readonly location: string | undefined;
}

/** One for all endpoints: schemas are built while a function starts, and each takes its time. */
const NOTHING = z.strictObject({});

/**
 * Makes a route of an endpoint. Input is parsed before `run` sees it; the answer passes through
 * its schema, which drops every property that it does not name.
 */
export const endpoint = <P = unknown, Q = unknown, B = undefined, A = unknown>(
  it: Definition<P, Q, B, A>,
): Route => {
  const { method, path, action, summary, status = 200, answers } = it;
  const params: Schema<unknown> = it.params ?? NOTHING;
  const query: Schema<unknown> = it.query ?? NOTHING;
  const { idempotent = false, conditional = false, ifMatch = method === 'PUT' ? 'required' : 'none' } = it;
  return {
    method,
    path,
    action,
    summary,
    status,
    idempotent,
    ifMatch,
    conditional,
    conflicts: method !== 'GET' || it.conflicts === true,
    located: it.location !== undefined,
    schemas: { params, query, body: it.body, answers },
    async serve(request, ctx) {
      const input = parsed(it, request);
      const authorizer = authorizerFor(request.who, action, grants);
      const { who, acceptLanguage, host } = request;
      const key = idempotent ? request.key : undefined;
      const expected = ifMatch === 'none' ? undefined : request.ifMatch;
      const said = await it.run(
        { ...input, who, authorizer, key, ifMatch: expected, acceptLanguage, host },
        ctx,
      );
      return { body: z.parse(answers, said), location: it.location?.(said) };
    },
  };
};
