import { randomBytes } from 'node:crypto';
import type { Instant } from '../base/instant.ts';
import type { Log } from '../base/log.ts';
import type { Context } from '../table/context.ts';
import type { Table } from '../table/table.ts';
import { readCatalogue } from './read-catalogue.ts';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID (github.com/ulid/spec): 48 bits of time, 80 of chance, in Crockford's base 32. */
export const newUlid = (atMs: number): string => {
  const time = Array.from({ length: 10 }, (_, n) => CROCKFORD[Math.floor(atMs / 32 ** (9 - n)) % 32]);
  const chance = Array.from(randomBytes(16), (byte) => CROCKFORD[byte % 32]);
  return [...time, ...chance].join('');
};

/** A context over a table, with a clock of its own. Each call stands for an instance that has nothing in memory yet. */
export const contextOver = (table: Table, log: Log, now: () => Instant): Context => ({
  table,
  log,
  instance: {},
  now,
  words: readCatalogue,
  newId: () => newUlid(Date.parse(now())),
  random: (bytes) => randomBytes(bytes),
});
