import * as z from 'zod/mini';
import { Worker } from './worker.ts';

const [active, former] = Worker.def.options;
const internal = { createdAt: true, createdBy: true, digest: true } as const;

/**
 * Who says what somebody may do: the claims of their token, which the identity provider signs. Role, area and unit of the
 * register are by what work is planned, and change nothing that anybody may do.
 */
export const HELD = { rolesHeldBy: 'identity-provider' } as const;
const held = { rolesHeldBy: z._default(z.literal('identity-provider'), 'identity-provider') };

/** A member of staff as those who plan the work see them. */
export const WorkerView = z.discriminatedUnion('active', [
  z.object({ ...z.omit(active, internal).shape, ...held }),
  z.object({ ...z.omit(former, internal).shape, ...held }),
]);

/** In a list: that somebody has left and when, and nothing of why. */
export const WorkerLine = z.discriminatedUnion('active', [
  z.object({ ...z.omit(active, internal).shape, ...held }),
  z.object({ ...z.omit(former, { ...internal, reason: true }).shape, ...held }),
]);
