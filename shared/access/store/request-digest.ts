import type { RequestDigest } from '../../base/request-digest.ts';
import type { Who } from '../../base/role.ts';
import { digestOf } from '../../table/digest.ts';

/** Who sends a create, and a fingerprint of what. */
export const requestDigestOf = (who: Who, body: unknown): RequestDigest => ({
  createdBy: who.id,
  digest: digestOf(body),
});
