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
