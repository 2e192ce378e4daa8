import * as z from 'zod/mini';
import { type FieldFault, invalid, Refusal } from '../base/refusal.ts';
import type { Who } from '../base/role.ts';
import { faultWords } from './fault-words.ts';
import type { HttpEvent } from './http-event.ts';

export type Schema<T> = z.core.$ZodType<T>;

/** A request as it came: still texts, not yet believed. */
export interface RawRequest {
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly body: string | undefined;
  readonly who: Who;
  readonly key: string | undefined;
  readonly ifMatch: string | undefined;
  readonly acceptLanguage: string | undefined;
  /** The name by which the gateway was reached, which only its owner can give it. */
  readonly host: string;
}

/** Enough for an import chunk of 500 rows; a case takes 4 KB. */
const LONGEST_BODY = 256 * 1024;

const bodyOf = ({ body, isBase64Encoded }: HttpEvent): string | undefined => {
  if (body === undefined) return undefined;
  if (body.length > LONGEST_BODY)
    throw new Refusal('too-large', `Send at most ${LONGEST_BODY / 1024} KB at once.`);
  return isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
};

const unquoted = (etag: string | undefined) => etag?.replace(/^(?:W\/)?"(.*)"$/, '$1');

/** It is kept with the step that it made known; a header sent twice arrives with a comma. */
export const IDEMPOTENCY_KEY = /^[!-+\--~]{1,128}$/;

const keyOf = ({ headers: { 'idempotency-key': key } }: HttpEvent): string | undefined => {
  if (key === undefined || IDEMPOTENCY_KEY.test(key)) return key;
  throw invalid('Send one Idempotency-Key of at most 128 letters, digits and signs without blank or comma.');
};

/** The parts of an API Gateway event that an endpoint may look at. */
export const rawRequest = (event: HttpEvent, who: Who): RawRequest => ({
  params: event.pathParameters ?? {},
  query: event.queryStringParameters ?? {},
  body: bodyOf(event),
  who,
  key: keyOf(event),
  ifMatch: unquoted(event.headers['if-match']),
  acceptLanguage: event.headers['accept-language'],
  host: event.requestContext.domainName,
});

interface Schemas<P, Q, B> {
  readonly params?: Schema<P>;
  readonly query?: Schema<Q>;
  readonly body?: Schema<B>;
}

const escaped = (step: PropertyKey) => String(step).replaceAll('~', '~0').replaceAll('/', '~1');
const pointer = (part: string, path: readonly PropertyKey[]) => [part, ...path.map(escaped)].join('/');

/** Of the forms that a value may have, the faults of the one it comes closest to; all, if it is none from the start. */
const faultsOfForms = (at: string, forms: readonly (readonly z.core.$ZodIssue[])[]): FieldFault[] => {
  const outright = forms.every(([first]) => first?.path.length === 0 && first.code !== 'unrecognized_keys');
  if (outright)
    return [{ pointer: at, detail: [...new Set(forms.map(([first]) => first?.message))].join(' Or: ') }];
  const [closest = []] = forms.toSorted((one, other) => one.length - other.length);
  return closest.flatMap((issue) => faultsOf(at, issue));
};

const faultsOf = (part: string, issue: z.core.$ZodIssue): FieldFault[] => {
  const at = pointer(part, issue.path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ pointer: pointer(at, [key]), detail: 'There is no such field.' }));
  const forms = issue.code === 'invalid_union' ? issue.errors : [];
  return forms.length > 0 ? faultsOfForms(at, forms) : [{ pointer: at, detail: issue.message }];
};

const NOTHING = z.optional(z.strictObject({}));

/** An endpoint that names no schema for a part takes nothing there, and its `T` is then never looked at. */
function checked<T>(part: string, schema: Schema<T> | undefined, raw: unknown): T;
function checked(part: string, schema: Schema<unknown> | undefined, raw: unknown): unknown {
  const result = z.safeParse(schema ?? NOTHING, raw, { error: faultWords });
  if (result.success) return result.data;
  const faults = result.error.issues.flatMap((issue) => faultsOf(part, issue));
  throw new Refusal('invalid', `${faults.length} field(s) cannot be taken as they are.`, faults);
}

/** An escaped surrogate: half of a character beyond the first 65,536. */
const HALF_A_CHARACTER = /\\u[dD][89a-fA-F]/;

/** A half without its other half is no text, and the table would not take it. */
const wellFormed = (_: string, value: unknown): unknown => {
  if (typeof value !== 'string' || value.isWellFormed()) return value;
  throw invalid('The body holds half a character (a lone \\uD800 to \\uDFFF).', '#');
};

const json = (body: string | undefined): unknown => {
  if (body === undefined || body === '') throw invalid('Send a JSON body, {} at least.', '#');
  try {
    return JSON.parse(body, HALF_A_CHARACTER.test(body) ? wellFormed : undefined);
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw Object.assign(invalid('The body is not valid JSON.', '#'), { cause });
  }
};

/** Path, query and body through their schemas; pointers begin with `#/path`, `#/query` or, for the body, `#`. */
export const parsed = <P, Q, B>(
  schemas: Schemas<P, Q, B>,
  request: RawRequest,
): { params: P; query: Q; body: B } => ({
  params: checked('#/path', schemas.params, request.params),
  query: checked('#/query', schemas.query, request.query),
  body: checked('#', schemas.body, schemas.body === undefined ? undefined : json(request.body)),
});
