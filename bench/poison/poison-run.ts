export interface PoisonRun {
  readonly source: string;
  /** Records processed, and dead letters, while one record cannot be. */
  readonly done: number;
  readonly dead: number;
  /** Records processed once the cause was gone and the letter was handed back. */
  readonly afterRedrive: number;
  /** Processed once more than needed; delivery is at least once, so this is told and not judged. */
  readonly twice: number;
}
