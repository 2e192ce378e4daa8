import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalogue, Language } from '../base/catalogue/catalogue.ts';

/** Beside the bundle on Lambda; where there is no bundle, at its source. */
const folderOf = (here: string): string => {
  const beside = join(here, 'assets/catalogue');
  return existsSync(beside) ? beside : join(here, '../base/catalogue');
};

const read = async (language: Language): Promise<Catalogue> =>
  JSON.parse(await readFile(join(folderOf(import.meta.dirname), `${language}.json`), 'utf8'));

const kept = new Map<Language, Promise<Catalogue>>();

/** Read when somebody is first told something in it, and kept: words weigh nothing in a bundle. */
export const readCatalogue = (language: Language): Promise<Catalogue> => {
  const words = kept.get(language) ?? read(language);
  kept.set(language, words);
  return words;
};
