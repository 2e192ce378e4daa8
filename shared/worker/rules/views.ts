import * as z from 'zod/mini';
import { Worker } from './worker.ts';

const [active, former] = Worker.def.options;
const internal = { createdAt: true, createdBy: true, digest: true } as const;

/** A member of staff as those who plan the work see them. */
export const WorkerView = z.discriminatedUnion('active', [
  z.object(z.omit(active, internal).shape),
  z.object(z.omit(former, internal).shape),
]);

/** In a list: that somebody has left and when, and nothing of why. */
export const WorkerLine = z.discriminatedUnion('active', [
  z.object(z.omit(active, internal).shape),
  z.object(z.omit(former, { ...internal, reason: true }).shape),
]);
