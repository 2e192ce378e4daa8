import { conflict } from '../domain/refusal.ts';
import { type Table, type Write, WriteRefused } from './table.ts';

/** One transaction over records as they were read; refuses when somebody has changed one of them since. */
export const writeOrConflict = async (table: Table, writes: readonly Write[]): Promise<void> => {
  try {
    await table.write(writes);
  } catch (error) {
    if (!(error instanceof WriteRefused)) throw error;
    throw Object.assign(conflict('Somebody else was faster. Read the record again and decide anew.'), {
      cause: error,
    });
  }
};
