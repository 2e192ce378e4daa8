import type { HandOver } from '../../../shared/link/rules/hand-over.ts';
import type { RegisterServices } from '../../../shared/runtime/register-services.ts';

/** What the receipt says: how far it is, and how much it was. */
export const receiptOf = async (it: HandOver, { handOvers }: RegisterServices) => ({
  ...it,
  ...(await handOvers.counts(it.id)),
});
