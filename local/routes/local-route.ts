import * as z from 'zod/mini';
import en from '../../shared/base/catalogue/en.json' with { type: 'json' };
import { faultOf, sayFault } from '../../shared/base/fault.ts';
import { fieldFault } from '../../shared/http/field-faults.ts';
import { SAFE_HEADERS } from '../../shared/http/safe-headers.ts';
import { gatewayProblem } from '../gateway/problem.ts';
import type { GatewayAnswer, GatewayEvent, Target } from '../gateway/target.ts';

/** Raised by a local route that cannot do what it is asked; the reader sees the message. */
export class LocalRefusal extends Error {
  readonly statusCode: 400 | 404;

  constructor(statusCode: 400 | 404, message: string) {
    super(message);
    this.name = 'LocalRefusal';
    this.statusCode = statusCode;
  }
}

type Params = Readonly<Record<string, string | undefined>>;

const bodyOf = ({ body = '', isBase64Encoded }: GatewayEvent): unknown => {
  try {
    return JSON.parse(isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body);
  } catch (cause) {
    throw Object.assign(new LocalRefusal(400, 'Send a JSON body.'), { cause });
  }
};

/** In English: a local route is for developers. */
const told = (issue: z.core.$ZodRawIssue) => sayFault(faultOf(fieldFault(issue)), en);

const parsed = <B>(schema: z.core.$ZodType<B>, event: GatewayEvent): B => {
  const result = z.safeParse(schema, bodyOf(event), { error: told });
  if (result.success) return result.data;
  throw new LocalRefusal(400, z.prettifyError(result.error));
};

const answer = (body: unknown): GatewayAnswer => ({
  statusCode: 200,
  headers: { ...SAFE_HEADERS, 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(body),
});

const served = async (run: () => unknown): Promise<GatewayAnswer> => {
  try {
    return answer(await run());
  } catch (error) {
    if (!(error instanceof LocalRefusal)) throw error;
    const { statusCode, message } = error;
    return gatewayProblem(statusCode, statusCode === 400 ? 'invalid' : 'not-found', message);
  }
};

// Routes that exist on this machine only: no token, no part of the API, unknown to infra.

export const localGet = (path: string, run: () => unknown): Target => ({
  method: 'GET',
  path,
  access: 'open',
  serve: () => served(run),
});

export const localPost = <B>(
  path: string,
  body: z.core.$ZodType<B>,
  run: (body: B, params: Params) => unknown,
): Target => ({
  method: 'POST',
  path,
  access: 'open',
  serve: (event) => served(() => run(parsed(body, event), event.pathParameters ?? {})),
});

/** A POST that needs no body and looks at none. */
export const localAction = (path: string, run: (params: Params) => unknown): Target => ({
  method: 'POST',
  path,
  access: 'open',
  serve: (event) => served(() => run(event.pathParameters ?? {})),
});
