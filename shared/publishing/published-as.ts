import type { PublishedKeys } from '../base/module-data.ts';
import { publishedKeys } from '../modules.ts';
import type { Key } from '../table/key.ts';

const keys: PublishedKeys = publishedKeys;

/** The type of event that a change of the item at this key may be told as; none for most items. */
export const publishedAs = ({ pk, sk }: Key): string | undefined =>
  Object.entries(keys).find(([, begins]) => pk.startsWith(begins.pk) && sk.startsWith(begins.sk ?? ''))?.[0];
