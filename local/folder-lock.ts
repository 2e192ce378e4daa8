import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Holds the data folder for one host. The kernel lets go of a file lock however its holder dies. */
export const lockFolder = (folder: string): { release(): void } => {
  const database = new DatabaseSync(join(folder, 'host.lock'), { timeout: 0 });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (cause) {
    database.close();
    throw new Error(
      `Another host works on ${folder}. Stop it, or choose another folder: DOORSTEP_DATA=.local-2`,
      { cause },
    );
  }
  return { release: () => database.close() };
};
