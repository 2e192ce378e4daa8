import type fc from 'fast-check';
import type { Table } from '../../shared/table/table.ts';

/** A table whose operations happen in an order that fast-check chooses, as if each came over a network of its own. */
export const scheduledTable = <T extends Table>(table: T, scheduler: fc.Scheduler): T => ({
  ...table,
  get: scheduler.scheduleFunction(table.get),
  getMany: scheduler.scheduleFunction(table.getMany),
  query: scheduler.scheduleFunction(table.query),
  count: scheduler.scheduleFunction(table.count),
  write: scheduler.scheduleFunction(table.write),
  load: scheduler.scheduleFunction(table.load),
});
