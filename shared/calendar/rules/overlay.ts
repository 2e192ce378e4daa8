import * as z from 'zod/mini';
import { Day } from '../../base/instant.ts';

/** A name in the two languages that every word for readers comes in. */
export const TwoNames = z.strictObject({ 'zh-CN': z.string(), en: z.string() });
export type TwoNames = z.infer<typeof TwoNames>;

/** Days off that one prefecture adds to the national calendar, each with the document that says so. */
export const Overlay = z.strictObject({
  prefecture: z.string().check(z.regex(/^[a-z-]+$/)),
  off: z.array(
    z.strictObject({ name: TwoNames, from: Day, to: Day, source: z.string().check(z.minLength(1)) }),
  ),
});
export type Overlay = z.infer<typeof Overlay>;
