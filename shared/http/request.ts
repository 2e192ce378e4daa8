import * as z from 'zod/mini';
import { versionsNamed } from '../base/expect-version.ts';
import { fault, faultOf } from '../base/fault.ts';
import { deniedInSentence } from '../base/find-denied.ts';
import { type FieldFault, invalid, Refusal } from '../base/refusal.ts';
import type { Who } from '../base/role.ts';
import { typedPart, typedTexts } from '../base/typed-text.ts';
import { fieldFault } from './field-faults.ts';
import type { HttpEvent } from './http-event.ts';
import { unpacked } from './negotiate.ts';

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
/** No text of that length takes more as UTF-8: a body is unpacked so far, and no further. */
const MOST_BYTES = 3 * LONGEST_BODY;

/** What a gateway leaves of bytes that are no UTF-8, and what a program may have kept of them. */
const BROKEN = /\ufffd|\\u[fF]{3}[dD]/;

const requireUtf8 = (text: string, pointer: string): string => {
  if (BROKEN.test(text)) throw invalid('request.not-utf8', pointer);
  return text;
};

const tooLarge = () => new Refusal('too-large', 'request.too-large', { most: LONGEST_BODY / 1024 });

const bodyOf = ({ body, isBase64Encoded, headers }: HttpEvent): string | undefined => {
  if (body === undefined) return undefined;
  if (body.length > LONGEST_BODY) throw tooLarge();
  const bytes = unpacked(headers, isBase64Encoded ? Buffer.from(body, 'base64') : undefined, MOST_BYTES);
  if (bytes === 'too-large') throw tooLarge();
  const text = bytes === undefined ? body : bytes.toString('utf8');
  if (text.length > LONGEST_BODY) throw tooLarge();
  return requireUtf8(text, '#');
};

/** It is kept with the step that it made known; a header sent twice arrives with a comma. */
export const IDEMPOTENCY_KEY = /^[!-+\--~]{1,128}$/;

const keyOf = ({ headers: { 'idempotency-key': key } }: HttpEvent): string | undefined => {
  if (key === undefined || IDEMPOTENCY_KEY.test(key)) return key;
  throw invalid('request.bad-key');
};

const namesOf = (
  names: Readonly<Record<string, string | undefined>> | undefined,
  pointer: string,
): Readonly<Record<string, string | undefined>> => {
  const all = Object.entries(names ?? {});
  for (const [, value] of all) requireUtf8(value ?? '', pointer);
  return Object.fromEntries(all.map(([name, value]) => [name, typedPart(name, value)]));
};

/** The parts of an API Gateway event that an endpoint may look at. */
export const rawRequest = (event: HttpEvent, who: Who): RawRequest => ({
  params: namesOf(event.pathParameters, '#/path'),
  query: namesOf(event.queryStringParameters, '#/query'),
  body: bodyOf(event),
  who,
  key: keyOf(event),
  ifMatch: versionsNamed(event.headers['if-match']),
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

type Issue = z.core.$ZodIssue;

/** Of the forms that a value may have, the faults of the one it comes closest to; all, if it is none from the start. */
const faultsOfForms = (at: string, forms: readonly (readonly Issue[])[]): FieldFault[] => {
  const outright = forms.every(([first]) => first?.path.length === 0 && first.code !== 'unrecognized_keys');
  if (outright)
    return [...new Set(forms.map(([first]) => first?.message ?? ''))].map((message) => told(at, message));
  const [closest = []] = forms.toSorted((one, other) => one.length - other.length);
  return closest.flatMap((issue) => faultsOf(at, issue));
};

const told = (at: string, message: string): FieldFault => ({ pointer: at, ...faultOf(message) });

const faultsOf = (part: string, issue: Issue): FieldFault[] => {
  const at = pointer(part, issue.path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => told(pointer(at, [key]), fault('field.unknown')));
  const forms = issue.code === 'invalid_union' ? issue.errors : [];
  return forms.length > 0 ? faultsOfForms(at, forms) : [told(at, issue.message)];
};

const NOTHING = z.optional(z.strictObject({}));

/** An endpoint that names no schema for a part takes nothing there, and its `T` is then never looked at. */
function checked<T>(part: string, schema: Schema<T> | undefined, raw: unknown): T;
function checked(part: string, schema: Schema<unknown> | undefined, raw: unknown): unknown {
  const result = z.safeParse(schema ?? NOTHING, raw, { error: fieldFault });
  if (result.success) return result.data;
  const faults = result.error.issues.flatMap((issue) => faultsOf(part, issue));
  throw new Refusal('invalid', 'request.bad-fields', { count: faults.length }, faults);
}

/** An escaped surrogate: half of a character beyond the first 65,536. */
const HALF_A_CHARACTER = /\\u[dD][89a-fA-F]/;

/** A half without its other half is no text, and the table would not take it. */
const wellFormed = (_: string, value: unknown): unknown => {
  if (typeof value !== 'string' || value.isWellFormed()) return value;
  throw invalid('request.half-character', '#');
};

const json = (body: string | undefined): unknown => {
  if (body === undefined || body === '') throw invalid('request.no-body', '#');
  try {
    return typedTexts(JSON.parse(body, HALF_A_CHARACTER.test(body) ? wellFormed : undefined));
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw Object.assign(invalid('request.not-json', '#'), { cause });
  }
};

/** Every text of a body that says what is not written down about people, by its place. */
const deniedIn = (at: string, value: unknown): FieldFault[] => {
  if (typeof value === 'string') {
    const group = deniedInSentence(value);
    return group === undefined ? [] : [{ pointer: at, code: 'text.not-written-down', facts: { group } }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => deniedIn(pointer(at, [name]), part));
};

/** The entry check: it warns the writer, and nothing is stored. Rows of a table are looked at one by one, where they are read. */
const requireNothingDenied = (body: unknown): void => {
  if (typeof body === 'object' && body !== null && 'rows' in body) return;
  const faults = deniedIn('#', body);
  if (faults.length > 0) throw new Refusal('invalid', 'request.bad-fields', { count: faults.length }, faults);
};

/** Path, query and body through their schemas; pointers begin with `#/path`, `#/query` or, for the body, `#`. */
export const parsed = <P, Q, B>(
  schemas: Schemas<P, Q, B>,
  request: RawRequest,
): { params: P; query: Q; body: B } => {
  const parts = {
    params: checked('#/path', schemas.params, request.params),
    query: checked('#/query', schemas.query, request.query),
    body: checked('#', schemas.body, schemas.body === undefined ? undefined : json(request.body)),
  };
  requireNothingDenied(parts.body);
  return parts;
};
