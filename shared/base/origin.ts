import * as z from 'zod/mini';
import { fault } from './fault.ts';

/**
 * What a task comes from: the id of a campaign (`mid-autumn-2026`) or of a trigger (a ULID), `.2` and `.3` for the
 * second and third visit that the trigger makes, and `.f1` ... `.f9` for the visits that follow up on it.
 */
export const Origin = z
  .string()
  .check(z.regex(/^[A-Za-z0-9][A-Za-z0-9-]{2,47}(\.[23])?(\.f[1-9])?$/, fault('origin.id')));
export type Origin = z.infer<typeof Origin>;
