import type { Catalogue, Facts, RefusalCode } from './catalogue/catalogue.ts';
import type { Fault } from './fault.ts';

/** Why a request is refused, in the words of RFC 9457: the only errors that a user may read. */
export const statusOf = {
  invalid: 400,
  unauthenticated: 401,
  'not-allowed': 403,
  'not-found': 404,
  conflict: 409,
  changed: 412,
  'too-large': 413,
  unsupported: 415,
  'other-body': 422,
  unguarded: 428,
  'too-many': 429,
} as const;

export type RefusalKind = keyof typeof statusOf;

/** One bad field: where (RFC 6901 pointer into path, query or body), and what to do about it. */
export interface FieldFault extends Fault {
  readonly pointer: string;
}

/** What a reader may look for in vain: it has a word in each language. */
export type RecordName = keyof Catalogue['values'];

/** A code with facts. Its words stand in the catalogues, and are chosen when it is told to a reader. */
export class Refusal extends Error implements Fault {
  readonly kind: RefusalKind;
  readonly code: RefusalCode;
  readonly facts: Facts;
  readonly faults: readonly FieldFault[];

  constructor(kind: RefusalKind, code: RefusalCode, facts: Facts = {}, faults: readonly FieldFault[] = []) {
    super(`${code} ${JSON.stringify(facts)}`);
    this.name = 'Refusal';
    this.kind = kind;
    this.code = code;
    this.facts = facts;
    this.faults = faults;
  }
}

export const invalid = (code: RefusalCode, pointer?: string, facts: Facts = {}) =>
  new Refusal('invalid', code, facts, pointer === undefined ? [] : [{ pointer, code, facts }]);
export const notAllowed = (code: RefusalCode, facts: Facts = {}) => new Refusal('not-allowed', code, facts);
/** Out of scope and not existing sound the same, so that nobody learns what exists elsewhere. */
export const notFound = (what: RecordName) => new Refusal('not-found', 'record.not-found', { what });
export const conflict = (code: RefusalCode, facts: Facts = {}) => new Refusal('conflict', code, facts);
