import type { Role } from './role.ts';

// What a `module.ts` says of its module. It stands there as plain data, with no spread and no call, so that a bundler
// can leave out of a function what that function does not read.

/** Under which an action is granted; what each asks of a record stands in `shared/access/rules/may.ts`. */
export type Condition =
  | 'in-area'
  | 'near'
  | 'whole-prefecture'
  | 'own-area'
  | 'linked'
  | 'assigned'
  | 'opener'
  | 'around-me'
  | 'rights-request';

/** Who may do an action, and under which conditions; any one of them is enough. What is not written is refused. */
export type Grant = Readonly<Partial<Record<Role, readonly Condition[]>>>;
export type Grants = Readonly<Record<string, Grant>>;

/** How the partition keys of a module begin, in the table and in its indexes. */
export interface KeyPrefixes {
  /** No other module builds such a key. */
  readonly own: readonly string[];
  /** Partitions in which several modules keep what is read together, such as all that concerns one subject. */
  readonly shared: readonly string[];
}

/** What a module has to look at once a day, and what people lose while nobody does; `shared/jobs/use-cases/looks.ts` does it. */
export type Looks = Readonly<Record<string, string>>;

/** How the keys begin of the items whose changes others hear of. */
export interface PublishedKey {
  readonly pk: string;
  readonly sk?: string;
}

/** By the type of the event that tells of such a change. */
export type PublishedKeys = Readonly<Record<string, PublishedKey>>;
