/** A bug that somebody could write, as a change of text, and the tests that have to see it. */
export interface Mutation {
  readonly says: string;
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly replace: string;
  readonly by: string;
  /** Test files; all of their tests, unless `named` narrows them. */
  readonly tests: readonly string[];
  readonly named?: string;
}
