/** The name of a piece of information about a person: a line of the field register, of which each module keeps its own. */
export type FieldKey = `${string}.${string}`;

/** PIPL: Personal Information Protection Law of the People's Republic of China, in force since 2021-11-01. */
type Basis =
  | { readonly kind: 'statutory-duty'; readonly article: string }
  | { readonly kind: 'consent' | 'separate-consent' | 'emergency' };

/** How many days a field is kept after the event that ends its purpose. */
export interface Keeping {
  readonly days: number;
  readonly after: string;
}

/** What the register says of a field about a person. A module writes its own into its `module.ts`. */
export interface PersonalField<Action extends string = string> {
  /** What the service cannot do without it. */
  readonly purpose: string;
  readonly basis: Basis;
  /** `pseudonym`: a number that names nobody to whoever has no access to the register. */
  readonly sensitivity: 'pseudonym' | 'ordinary' | 'sensitive';
  /** The actions under which it is shown; `docs/permissions.md` says who may do them. */
  readonly readers: readonly Action[];
  readonly kept: Keeping;
}

export const DUTY = { kind: 'statutory-duty', article: 'PIPL art. 13 (1) 3 and 34' } as const;
/** For what may turn out to be sensitive although nobody asked for it. */
export const STRICT_DUTY = { kind: 'statutory-duty', article: 'PIPL art. 13 (1) 3, 28 and 34' } as const;
export const CONSENT = { kind: 'consent' } as const;
