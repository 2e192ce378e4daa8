import * as z from 'zod/mini';
import type { Instant } from '../base/instant.ts';

/** Where an item stands. Each module builds its own in `store/keys.ts`; docs/access-patterns.md says which question each answers. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** Sparse indexes: an item is in one only while it carries both attributes. */
export const indexes = {
  work: { pk: 'workPk', sk: 'workSk' },
  clock: { pk: 'clockPk', sk: 'clockSk' },
  area: { pk: 'areaPk', sk: 'areaSk' },
  subject: { pk: 'subjectPk', sk: 'subjectSk' },
} as const;
export type IndexName = keyof typeof indexes;

/** Parts of a clock index that are read side by side. */
export const CLOCK_SHARDS = 8;
/** Counters that many write at once are spread over so many items. */
export const COUNTER_SLICES = 4;

/** Spreads ids evenly (FNV-1a); stable for ever, because stored keys depend on it. */
export const slot = (id: string, slots: number): number => {
  let hash = 0x811c9dc5;
  for (const char of id) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0;
  return hash % slots;
};

export const padded = (number: number, digits: number) => String(number).padStart(digits, '0');
/** A version in a sort key, so that text order is number order. */
export const pad = (version: number) => padded(version, 6);

/** What a DynamoDB TTL wants; the bounds refuse milliseconds, which would never expire. */
const EpochSeconds = z.int().check(z.minimum(1_000_000_000), z.maximum(9_999_999_999));

const afterSeconds = (at: Instant, seconds: number): number =>
  EpochSeconds.parse(Math.floor(Date.parse(at) / 1_000 + seconds));

/** From when on the engine may remove an item that is kept for so many days. */
export const expiresAfter = (at: Instant, days: number): number => afterSeconds(at, days * 86_400);

/** The same for what is of no use the next day. */
export const expiresAfterHours = (at: Instant, hours: number): number => afterSeconds(at, hours * 3_600);
