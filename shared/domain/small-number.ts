import * as z from 'zod/mini';

/** Counts under this are not told, zero among them: nobody shall learn whether there is anyone. */
const LEAST = 5;

export const SuppressedCount = z.union([z.int().check(z.minimum(LEAST)), z.literal('<5')]);
export type SuppressedCount = z.infer<typeof SuppressedCount>;

export const suppressed = (count: number): SuppressedCount => (count < LEAST ? '<5' : count);
