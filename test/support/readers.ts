import { allReaders } from '../../shared/base/catalogue/names.ts';
import { readCatalogue } from '../../shared/runtime/read-catalogue.ts';

/** Readers of each language, for what is told without a request. */
export const READERS = await allReaders(readCatalogue);
