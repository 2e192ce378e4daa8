import { setTimeout } from 'node:timers/promises';
import type { Table } from '../../shared/table/table.ts';

const EACH_MS = 15;

const delayed =
  <A extends unknown[], R>(act: (...args: A) => Promise<R>) =>
  async (...args: A): Promise<R> => {
    await setTimeout(EACH_MS);
    return act(...args);
  };

/** A table to which every request takes a while, so that many at once are really at it together. */
export const overNetwork = <T extends Table>(table: T): T => ({
  ...table,
  get: delayed(table.get),
  getMany: delayed(table.getMany),
  query: delayed(table.query),
  write: delayed(table.write),
});
