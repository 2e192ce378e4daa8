/** Why a request is refused, in the words of RFC 9457: the only errors that a user may read. */
export const statusOf = {
  invalid: 400,
  unauthenticated: 401,
  'not-allowed': 403,
  'not-found': 404,
  conflict: 409,
  changed: 412,
  'too-large': 413,
  'other-body': 422,
  unguarded: 428,
  'too-many': 429,
} as const;

export type RefusalKind = keyof typeof statusOf;

/** One bad field: where (RFC 6901 pointer into path, query or body) and what to do about it. */
export interface FieldFault {
  pointer: string;
  detail: string;
}

export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly faults: readonly FieldFault[];

  constructor(kind: RefusalKind, detail: string, faults: readonly FieldFault[] = []) {
    super(detail);
    this.name = 'Refusal';
    this.kind = kind;
    this.faults = faults;
  }
}

export const invalid = (detail: string, pointer?: string) =>
  new Refusal('invalid', detail, pointer === undefined ? [] : [{ pointer, detail }]);
export const notAllowed = (detail: string) => new Refusal('not-allowed', detail);
/** Out of scope and not existing sound the same, so that nobody learns what exists elsewhere. */
export const notFound = (what: string) =>
  new Refusal('not-found', `There is no such ${what}, or not for you.`);
export const conflict = (detail: string) => new Refusal('conflict', detail);
