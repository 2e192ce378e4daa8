import { randomBytes } from 'node:crypto';
import type { Instant } from '../base/instant.ts';
import type { Log } from '../base/log.ts';
import type { Context } from '../table/context.ts';
import type { Table } from '../table/table.ts';
import { newUlid } from './new-ulid.ts';

/** A context over a table, with a clock of its own. Each call stands for an instance that has nothing in memory yet. */
export const contextOver = (table: Table, log: Log, now: () => Instant): Context => ({
  table,
  log,
  instance: {},
  now,
  newId: () => newUlid(Date.parse(now())),
  random: (bytes) => randomBytes(bytes),
});
