/** A danger that somebody has looked at and wants; it is taken off again once it is deployed everywhere. */
export interface Wanted {
  /** As `npm run changes` prints it. */
  readonly name: string;
  readonly because: string;
}

export const wanted: readonly Wanted[] = [];
