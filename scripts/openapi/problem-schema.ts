import * as z from 'zod/mini';
import { type RefusalKind, statusOf } from '../../shared/base/refusal.ts';
import { allCodes } from '../refusals/codes.ts';

const Fact = z.union([z.string(), z.number()]);
const Facts = z.record(z.string(), z.union([Fact, z.array(Fact)]));

/** What is wrong with one field, and where it stands in the request. */
export const FieldProblem = z.strictObject({
  pointer: z.string(),
  code: z.string(),
  facts: Facts,
  detail: z.string(),
});

/** Problem details (RFC 9457), as `shared/http/problem.ts` writes them. */
export const Problem = z.strictObject({
  /** Where the code is told in all languages. */
  type: z.string().check(z.regex(/^(\/docs\/refusals\.html#[a-z0-9.-]+|about:blank)$/)),
  /** The kind of refusal; stable, for programs. */
  title: z.string(),
  status: z.int(),
  code: z.enum(allCodes().map(({ code }) => code)),
  /** What the words speak of, by name. */
  facts: Facts,
  /** For people: what is wrong, and what to do about it, in the language of `Accept-Language`. */
  detail: z.string(),
  errors: z.optional(z.array(FieldProblem)),
});

/** What API Gateway says of what it refuses itself. */
export const GatewayMessage = z.object({ message: z.string() });

/**
 * What a client must bear: a problem may say more one day (RFC 9457, 3.2), and one that the gateway tells by itself,
 * `about:blank`, has neither code nor facts.
 */
export const asClientsSeeProblems = (jsonSchema: {
  type?: unknown;
  required?: string[];
  additionalProperties?: unknown;
}): void => {
  jsonSchema.additionalProperties = true;
  jsonSchema.required = ['type', 'title', 'status', 'detail'];
};

const meaning: ReadonlyMap<string, string> = new Map(
  Object.entries({
    invalid: 'A part of the request cannot be taken as it is; `errors` points at each bad field.',
    unauthenticated: 'The token is missing, has run out, or lacks a role, an area or the scope.',
    'not-allowed': 'The role does not allow this, or access was withdrawn.',
    'not-found': 'There is no such record, or not for you: both sound the same.',
    conflict: 'The record is not in the state for this, or somebody else was faster.',
    changed: 'The record has changed since the version in `If-Match`.',
    'too-large': 'The body is too large.',
    unsupported: 'The body is packed by something else than gzip; `Accept-Encoding` says what is taken.',
    'other-body': 'The id or the `Idempotency-Key` was used before, for something else.',
    unguarded: 'Send `If-Match` with the entity tag of the record as you read it.',
    'too-many': 'Too many requests; try again later.',
  } satisfies Record<RefusalKind, string>),
);

/** What a refusal means, by its status; 500 is a fault of ours and says nothing but a number to quote. */
export const problems: Readonly<Record<number, { readonly name: string; readonly meaning: string }>> = {
  ...Object.fromEntries(
    Object.entries(statusOf).map(([name, status]) => [status, { name, meaning: meaning.get(name) ?? '' }]),
  ),
  500: { name: 'failed', meaning: 'A fault of ours. Nothing was changed that was not acknowledged.' },
};
