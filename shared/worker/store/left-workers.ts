import type { Table } from '../../table/table.ts';
import { workerKey } from './keys.ts';
import { toWorker } from './worker-item.ts';

/** Of these workers those who have left: their links wait for a hand-over, and nobody comes. One request, or none. */
export const leftAmong = async (
  table: Table,
  workers: readonly (string | undefined)[],
): Promise<ReadonlySet<string>> => {
  const ids = [...new Set(workers.flatMap((id) => id ?? []))];
  const found = ids.length === 0 ? [] : await table.getMany(ids.map(workerKey));
  return new Set(
    found
      .map(toWorker)
      .filter(({ active }) => !active)
      .map(({ id }) => id),
  );
};
