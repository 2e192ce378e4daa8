import { findDenied } from '../../../shared/base/find-denied.ts';
import type { BoundaryException } from '../../../shared/privacy/rules/boundary-exceptions.ts';
import type { Term } from './terms.ts';

const known = new Map<string, string[]>();
/** Most texts stand in many places; each is looked at once. */
const deniedIn = (text: string): string[] => {
  const denied = known.get(text) ?? findDenied(text);
  known.set(text, denied);
  return denied;
};

const covers = (exception: BoundaryException, { text, at }: Term, denied: string) =>
  exception.denied === denied && exception.text === text && at.startsWith(exception.at);

/** What of these terms may not be there, and which exceptions have run out or were never needed. */
export const boundaryFaults = (
  terms: readonly Term[],
  exceptions: readonly BoundaryException[],
  today: string,
): string[] => {
  const hits = terms.flatMap((term) => deniedIn(term.text).map((denied) => ({ term, denied })));
  const open = hits.filter(({ term, denied }) => !exceptions.some((one) => covers(one, term, denied)));
  const unused = exceptions.filter((one) => !hits.some(({ term, denied }) => covers(one, term, denied)));
  return [
    ...open.map(
      ({ term, denied }) => `${term.kind} "${term.text}" at ${term.at} holds the denied word "${denied}"`,
    ),
    ...exceptions.filter(({ expiresOn }) => expiresOn <= today).map(({ text }) => `expired: "${text}"`),
    ...unused.map(({ text }) => `not needed: "${text}"`),
  ];
};
