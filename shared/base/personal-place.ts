import type { FieldKey } from './personal-field.ts';

/** On what ground a law keeps an item of which a person asks that it be erased: it is blocked, and used for nothing else. */
export type KeptBy = 'accounting' | 'supervision' | 'archives';

/** Items in which something about a household lies, and what is left of them once it is erased. A module names its own. */
export interface PersonalPlace {
  /** How their keys begin. */
  readonly pk: string;
  readonly sk: string;
  /** The lines of the field register that lie there. */
  readonly holds: readonly FieldKey[];
  readonly erased:
    | 'removed'
    /** The number alone stays, so that nobody else is given it. */
    | 'number-stays'
    | { readonly keptBy: KeptBy }
    /** Free text: these are made empty, those fall away, and the skeleton stays. */
    | { readonly emptied: readonly string[]; readonly dropped: readonly string[] };
}
