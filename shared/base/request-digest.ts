import { conflict, type RecordName, Refusal } from './refusal.ts';

/** What a create leaves in its record, so that the same one sent again is known from another. */
export interface RequestDigest {
  readonly createdBy: string;
  /** Of the body as it was parsed. */
  readonly digest: string;
}

/** Passes when `sent` is the create that made `stored`, sent once more; refuses when the identity is taken. */
export const requireSameRequest = (stored: RequestDigest, sent: RequestDigest, what: RecordName): void => {
  if (stored.createdBy !== sent.createdBy) throw conflict('record.id-taken', { what });
  if (stored.digest !== sent.digest) throw new Refusal('other-body', 'record.id-of-another', { what });
};
