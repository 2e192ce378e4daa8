import * as z from 'zod/mini';
import { Instant } from '../../shared/base/instant.ts';

/** CloudEvents 1.0, structured; the data is ids and counts, never a name or a text. */
export const cloudEvent = <T extends string, D extends z.core.$ZodType>(type: T, data: D) =>
  z.strictObject({
    specversion: z.literal('1.0'),
    id: z.string(),
    source: z.literal('doorstep'),
    type: z.literal(type),
    /** The record that changed. */
    subject: z.string(),
    time: Instant,
    datacontenttype: z.literal('application/json'),
    data,
  });
