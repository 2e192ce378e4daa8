import * as z from 'zod/mini';
import { OwnNames } from '../../base/catalogue/names.ts';
import { Day } from '../../base/instant.ts';

/** Days off that one prefecture adds to the national calendar, each with the document that says so. */
export const Overlay = z.strictObject({
  prefecture: z.string().check(z.regex(/^[a-z-]+$/)),
  off: z.array(
    z.strictObject({ name: OwnNames, from: Day, to: Day, source: z.string().check(z.minLength(1)) }),
  ),
});
export type Overlay = z.infer<typeof Overlay>;
