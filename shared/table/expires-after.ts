import * as z from 'zod/mini';
import type { Instant } from '../base/instant.ts';

/** What a DynamoDB TTL wants; the bounds refuse milliseconds, which would never expire. */
const EpochSeconds = z.int().check(z.minimum(1_000_000_000), z.maximum(9_999_999_999));

const afterSeconds = (at: Instant, seconds: number): number =>
  EpochSeconds.parse(Math.floor(Date.parse(at) / 1_000 + seconds));

/** From when on the engine may remove an item that is kept for so many days. */
export const expiresAfter = (at: Instant, days: number): number => afterSeconds(at, days * 86_400);

/** The same for what is of no use the next day. */
export const expiresAfterHours = (at: Instant, hours: number): number => afterSeconds(at, hours * 3_600);
