import type { Who } from '../domain/access/role.ts';
import type { Sent } from '../domain/sent-before.ts';
import { digestOf } from './digest.ts';

/** Who sends a create, and a fingerprint of what. */
export const sentOf = (who: Who, body: unknown): Sent => ({ createdBy: who.id, digest: digestOf(body) });
