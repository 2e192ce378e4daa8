import type { Catalogue, Language } from '../base/catalogue/catalogue.ts';
import type { Instant } from '../base/instant.ts';
import type { Log } from '../base/log.ts';
import type { Table } from './table.ts';

/** What a use case is given besides its input: the table, the clock, new ids and the log. Nothing else is handed round. */
export interface Context {
  readonly table: Table;
  readonly log: Log;
  /** Stands for the running instance: what is kept in memory for a few seconds hangs on it. */
  readonly instance: object;
  now(): Instant;
  /** All words for readers of a language. */
  words(language: Language): Promise<Catalogue>;
  /** A new ULID of this moment. */
  newId(): string;
  /** So many bytes of chance that nobody can guess. */
  random(bytes: number): Uint8Array;
}
