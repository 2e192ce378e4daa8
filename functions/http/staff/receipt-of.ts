import type { HandOver } from '../../../shared/domain/link/hand-over.ts';
import type { Services } from '../../../shared/runtime/services.ts';

/** What the receipt says: how far it is, and how much it was. */
export const receiptOf = async (it: HandOver, { handOvers }: Services) => ({
  ...it,
  ...(await handOvers.counts(it.id)),
});
