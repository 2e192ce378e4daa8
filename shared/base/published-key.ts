/** How the keys begin of the items whose changes others hear of. */
export interface PublishedKey {
  readonly pk: string;
  readonly sk?: string;
}

/** By the type of the event that tells of such a change. */
export type PublishedKeys = Readonly<Record<string, PublishedKey>>;
