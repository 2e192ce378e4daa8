import * as z from 'zod/mini';
import type { Instant } from '../base/instant.ts';

/** What a DynamoDB TTL wants; the bounds refuse milliseconds, which would never expire. */
const EpochSeconds = z.int().check(z.minimum(1_000_000_000), z.maximum(9_999_999_999));

/** From when on the engine may remove an item that is kept for so many days. */
export const expiresAfter = (at: Instant, days: number): number =>
  EpochSeconds.parse(Math.floor(Date.parse(at) / 1_000 + days * 86_400));
