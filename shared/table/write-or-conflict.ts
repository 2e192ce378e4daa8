import { conflict, type Refusal } from '../base/refusal.ts';
import { type Table, type Write, WriteRefused } from './table.ts';

/** What somebody is told whose write rests on a record that has changed since. */
export const overtaken = (cause: WriteRefused): Refusal =>
  Object.assign(conflict('Somebody else was faster. Read the record again and decide anew.'), { cause });

/** One transaction over records as they were read; refuses when somebody has changed one of them since. */
export const writeOrConflict = async (table: Table, writes: readonly Write[]): Promise<void> => {
  try {
    await table.write(writes);
  } catch (error) {
    throw error instanceof WriteRefused ? overtaken(error) : error;
  }
};
