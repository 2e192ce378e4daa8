import type { Who } from '../../base/role.ts';
import type { Sent } from '../../base/sent-before.ts';
import { digestOf } from '../../table/digest.ts';

/** Who sends a create, and a fingerprint of what. */
export const sentOf = (who: Who, body: unknown): Sent => ({ createdBy: who.id, digest: digestOf(body) });
