import * as z from 'zod/mini';
import { type FieldFault, invalid, Refusal } from '../domain/refusal.ts';
import type { RawRequest, Schema } from './raw-request.ts';

interface Schemas<P, Q, B> {
  readonly params?: Schema<P>;
  readonly query?: Schema<Q>;
  readonly body?: Schema<B>;
}

const escaped = (step: PropertyKey) => String(step).replaceAll('~', '~0').replaceAll('/', '~1');
const pointer = (part: string, path: readonly PropertyKey[]) => [part, ...path.map(escaped)].join('/');

const faultsOf = (part: string, issue: z.core.$ZodIssue): FieldFault[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({
        pointer: pointer(part, [...issue.path, key]),
        detail: 'There is no such field.',
      }))
    : [{ pointer: pointer(part, issue.path), detail: issue.message }];

const NOTHING = z.optional(z.strictObject({}));

/** An endpoint that names no schema for a part takes nothing there, and its `T` is then never looked at. */
function checked<T>(part: string, schema: Schema<T> | undefined, raw: unknown): T;
function checked(part: string, schema: Schema<unknown> | undefined, raw: unknown): unknown {
  const result = z.safeParse(schema ?? NOTHING, raw);
  if (result.success) return result.data;
  const faults = result.error.issues.flatMap((issue) => faultsOf(part, issue));
  throw new Refusal('invalid', `${faults.length} field(s) cannot be taken as they are.`, faults);
}

const json = (body: string | undefined): unknown => {
  if (body === undefined || body === '') throw invalid('Send a JSON body.', '#');
  try {
    return JSON.parse(body);
  } catch (cause) {
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
