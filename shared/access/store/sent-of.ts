import type { Who } from '../../base/role.ts';
import type { RequestDigest } from '../../base/sent-before.ts';
import { digestOf } from '../../table/digest.ts';

/** Who sends a create, and a fingerprint of what. */
export const requestDigestOf = (who: Who, body: unknown): RequestDigest => ({
  createdBy: who.id,
  digest: digestOf(body),
});
