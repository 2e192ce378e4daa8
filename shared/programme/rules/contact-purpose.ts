import * as z from 'zod/mini';
import type { ProgrammeFacts } from '../../base/programme-facts.ts';
import * as programmes from '../../programmes.ts';
import type { Programme } from './programme.ts';

const factsOf: readonly ProgrammeFacts[] = Object.values(programmes);

/** For what somebody was in contact with a subject: each programme has its own codes. */
export const ContactPurpose = z.enum([
  ...new Set(factsOf.flatMap(({ contactPurposes = [] }) => contactPurposes)),
]);
export type ContactPurpose = z.infer<typeof ContactPurpose>;

/** What a programme says of contacts: for what they are made, and how many one record may stand for. */
export const contactsOf = (
  programme: Programme,
): { readonly purposes: readonly string[]; readonly most: number } => {
  const facts = factsOf.find(({ id }) => id === programme);
  return { purposes: facts?.contactPurposes ?? [], most: facts?.mostContactsAtOnce ?? 1 };
};
