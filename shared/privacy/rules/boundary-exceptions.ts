import type { Day } from '../../base/instant.ts';

/** A denied word that is allowed in one place, because there it says nothing about a person. */
export interface BoundaryException {
  /** The word as it stands in `denied-words.ts`. */
  readonly denied: string;
  /** The whole name, value or label that contains it. */
  readonly text: string;
  /** How the place begins, as the test names it. */
  readonly at: string;
  readonly reason: string;
  readonly owner: string;
  /** From this day on the test fails, and the owner decides anew. */
  readonly expiresOn: Day;
}

const caseTrack = {
  denied: 'track*',
  text: 'case.track',
  reason: 'Follows the stages and deadlines of a case; nothing records where a person is or was.',
  owner: 'personal-information protection officer',
  expiresOn: '2027-12-31',
};

/** The only exceptions from the deny-list. One that is not needed any more fails the test as an expired one does. */
export const boundaryExceptions: readonly BoundaryException[] = [
  { ...caseTrack, at: 'shared/case/module.ts' },
  { ...caseTrack, at: 'shared/modules.ts' },
  {
    denied: 'fingerprint*',
    text: 'fingerprint',
    at: 'shared/visit/store/calendar-store.ts',
    reason: "The digest of a random token that opens a calendar feed; it is nobody's finger.",
    owner: 'personal-information protection officer',
    expiresOn: '2027-12-31',
  },
];
