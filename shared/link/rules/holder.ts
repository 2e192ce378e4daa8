import * as z from 'zod/mini';
import { UnitId, WorkerId } from '../../base/id.ts';

/** As a link keeps it: a worker as ever, so that what was stored before reads, and an office beside. */
export const linkHolder = {
  worker: z.optional(WorkerId),
  holder: z.optional(z.strictObject({ unit: UnitId })),
};

interface Held {
  readonly worker?: string | undefined;
  readonly holder?: { readonly unit: string } | undefined;
}

/** As it stands in keys and paths: no id of a worker has a colon. */
export const holderIdOf = ({ worker, holder }: Held): string => worker ?? `unit:${holder?.unit ?? ''}`;

export const isSameHolder = (one: Held, other: Held): boolean => holderIdOf(one) === holderIdOf(other);
