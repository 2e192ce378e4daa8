import * as z from 'zod/mini';
import { indexes } from './key.ts';
import type { Item } from './table.ts';

const Stored = z.looseObject({ pk: z.string(), sk: z.string() });

/** What came from the database, known to have its keys; its content is parsed by the store it belongs to. */
export const toItem = (raw: unknown): Item => Stored.parse(raw);

const keyAttributes = new Set<string>([
  'pk',
  'sk',
  'expiresAt',
  ...Object.values(indexes).flatMap(({ pk, sk }) => [pk, sk]),
]);

/** The record inside an item: without keys, index attributes and the time to live. */
export const recordOf = (item: Item): Record<string, unknown> =>
  Object.fromEntries(Object.entries(item).filter(([name]) => !keyAttributes.has(name)));
