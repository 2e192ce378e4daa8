import * as z from 'zod/mini';
import * as programmes from '../../programmes.ts';

type ProgrammeId = (typeof programmes)[keyof typeof programmes]['id'];

/** What a report, a visit or a service belongs to unless it says otherwise. */
export const FIRST = programmes.household.id;

const others: readonly ProgrammeId[] = Object.values(programmes)
  .map(({ id }) => id)
  .filter((id) => id !== FIRST);

// Gathered in shared/programmes.ts: a new programme is its folder and its line there.
export const Programme = z.enum([FIRST, ...others]);
export type Programme = z.infer<typeof Programme>;
