/** How the partition keys of a module begin, in the table and in its indexes. */
export interface KeyPrefixes {
  /** No other module builds such a key. */
  readonly own: readonly string[];
  /** Partitions in which several modules keep what is read together, such as all that concerns one subject. */
  readonly shared: readonly string[];
}
