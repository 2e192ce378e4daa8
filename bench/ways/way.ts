export interface Testbed {
  /** Where the host answers. */
  readonly url: string;
  /** The id of a record that a client makes. */
  newId(): string;
}

type Turn = 'first' | 'second';

/** A way through the product that a request or a job takes. */
export interface Way {
  readonly name: string;
  readonly what: string;
  /** The folder in which the code of the way begins. */
  readonly entry: string;
  /** Makes everything ready to take the way twice, and does not take it. */
  prepare(testbed: Testbed): Promise<(turn: Turn) => Promise<unknown>>;
}

/** A Monday morning in a week without days off; later than everything that the sweep looks at. */
export const MONDAY = '2026-04-13T09:00:00+08:00';
export const TODAY = MONDAY.slice(0, 10);
