import * as z from 'zod/mini';

/** How every list is asked for: a page of at most 100, and where to go on from. */
export const pageQuery = {
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 50),
  cursor: z.optional(z.string()),
};

/** A page of a list; `next` is the cursor of the one after it, and absent on the last. */
export const pageOf = <T extends z.core.$ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.optional(z.string()) });
