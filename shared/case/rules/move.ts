import type { Instant } from '../../base/instant.ts';
import { applyEntry, openCase } from './apply-entry.ts';
import type { Case } from './case.ts';
import type { Entry, EntryOf } from './entry.ts';
import { nextLook } from './timing/next-look.ts';

/** A case as an entry leaves it. */
interface Reached<E extends Entry> {
  readonly after: Case;
  readonly entry: E;
  /** When the sweep must look at it; stored beside the case, in whose record it is not. */
  readonly lookAt: Instant | undefined;
}

/** A case that begins. */
export type Opened = Reached<EntryOf<'reported'>>;

/** One step of a case. */
export interface Move extends Reached<Entry> {
  readonly before: Case;
}

/** All that a report opens. */
export const opened = (entry: EntryOf<'reported'>): Opened => {
  const after = openCase(entry);
  return { after, entry, lookAt: nextLook(after) };
};

/** All that an entry makes of a case. */
export const moved = (before: Case, entry: Entry): Move => {
  const after = applyEntry(before, entry);
  return { before, after, entry, lookAt: nextLook(after) };
};
