import * as z from 'zod/mini';

/** Counts under this are not told, zero among them: nobody shall learn whether there is anyone. */
const LEAST = 5;

export const SuppressedCount = z.union([z.int().check(z.minimum(LEAST)), z.literal('<5')]);
export type SuppressedCount = z.infer<typeof SuppressedCount>;

/** Of counts about health, disability, children or need, those under this are not told. */
const LEAST_SENSITIVE = 10;
export const SensitiveCount = z.union([z.int().check(z.minimum(LEAST_SENSITIVE)), z.literal('<10')]);

/** Down to fives, so that two answers a day apart do not tell what one door was given. */
const FIVES = 5;
export const roundedDown = (count: number, step = FIVES): number => count - (count % step);

export const suppressedInFives = (count: number): SuppressedCount => suppressed(roundedDown(count));

export const sensitive = (count: number): z.infer<typeof SensitiveCount> =>
  count < LEAST_SENSITIVE ? '<10' : roundedDown(count);

export const suppressed = (count: number): SuppressedCount => (count < LEAST ? '<5' : count);
