import type { Link } from './link.ts';
import type { LinkChange } from './replace-link.ts';

interface Door {
  readonly record: { readonly liaison?: string | undefined };
  readonly links: readonly Link[];
}

/**
 * Whom a record names after some of its links have changed: who begins, or whoever it named if they still come. On the day
 * on which one link ends and the next one begins both may be live for a while, and only one of them is named.
 */
export const liaisonAfter = (
  { record: { liaison }, links }: Door,
  changes: readonly LinkChange[],
): string | undefined => {
  const begins = changes.find(({ after }) => after.status === 'live');
  if (begins !== undefined) return begins.after.worker;
  const isNamed = (one: Link | undefined) => one?.status === 'live' && one.worker === liaison;
  const goes = changes.some(({ before }) => isNamed(before));
  const stays = links.some((link) => isNamed(link) && changes.every(({ before }) => before !== link));
  return goes && !stays ? undefined : liaison;
};
