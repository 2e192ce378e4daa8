import type { BulletinStore } from '../../access/store/bulletin-store.ts';
import { withLocks } from '../../area/store/with-locks.ts';
import type { Instant } from '../../base/instant.ts';
import { Refusal } from '../../base/refusal.ts';
import { wayStore } from '../../notification/store/way-store.ts';
import { digestOf } from '../../table/digest.ts';
import type { Table } from '../../table/table.ts';
import { finishedChunk, resultsOf } from '../rules/finished-chunk.ts';
import type { Import, ImportChunk } from '../rules/import.ts';
import {
  countiesIn,
  type Read,
  readAreas,
  readHouseholds,
  readLinks,
  readWorkers,
} from '../rules/read-rows.ts';
import type { RefusedRow, RowResult } from '../rules/result.ts';
import { isRefused } from '../rules/rows.ts';
import type { ImportStore } from '../store/import-store.ts';
import { importAreas } from './import-areas.ts';
import { importHouseholds } from './import-households.ts';
import { importLinks } from './import-links.ts';
import { importWorkers } from './import-workers.ts';

export interface ImportWork {
  /** What would become of the rows; writes nothing. */
  rehearse(by: Import, chunk: ImportChunk): Promise<RowResult[]>;
  /** Imports a chunk, or answers with what was answered when it was finished before. */
  take(by: Import, number: number, chunk: ImportChunk): Promise<RowResult[]>;
}

type Decision = { readonly outcome: 'created' | 'exists' | 'changed' } | RefusedRow;

const resultOf = (decision: Decision, row: number): RowResult =>
  decision.outcome === 'refused'
    ? { row, outcome: 'refused', field: decision.field, reason: decision.reason }
    : { row, outcome: decision.outcome };

/** Rows that could be read go to `decide`; what it says of them goes back to their places. */
const settled = async <R>(
  read: readonly Read<R>[],
  decide: (rows: readonly R[]) => Promise<readonly Decision[]>,
): Promise<RowResult[]> => {
  const good = read.flatMap((one) => (isRefused(one) ? [] : [one.row]));
  const decisions = [...(await decide(good))];
  return read.map((one, row) => {
    const decision = isRefused(one) ? one : decisions.shift();
    if (decision === undefined) throw new Error('A row was not decided about.');
    return resultOf(decision, row);
  });
};

export const importWork = (
  table: Table,
  imports: ImportStore,
  bulletin: BulletinStore,
  now: () => Instant,
): ImportWork => {
  const kinds = {
    areas: importAreas(table),
    workers: importWorkers(table, { bulletin, ways: wayStore(table, now), now }),
    households: importHouseholds(table),
    links: importLinks(table),
  };

  const run = (by: Import, chunk: ImportChunk, isDry: boolean): Promise<RowResult[]> => {
    switch (chunk.kind) {
      case 'areas':
        return settled(readAreas(chunk), (rows) => kinds.areas(rows, by, isDry, chunk.assumed ?? []));
      case 'workers':
        return settled(readWorkers(chunk), (rows) => kinds.workers(rows, by, isDry));
      case 'households':
        return settled(readHouseholds(chunk), (rows) => kinds.households(rows, by, isDry));
      case 'links':
        return settled(readLinks(chunk), (rows) => kinds.links(rows, by, isDry));
    }
  };

  const answeredBefore = async (by: Import, number: number, digest: string) => {
    const finished = await imports.chunk(by.id, number);
    if (finished === undefined) return undefined;
    if (finished.digest !== digest)
      throw new Refusal(
        'other-body',
        `Chunk ${number} was sent with other rows. A changed file is another import.`,
      );
    return resultsOf(finished);
  };

  return {
    rehearse: (by, chunk) => run(by, chunk, true),
    async take(by, number, chunk) {
      const digest = digestOf(chunk.rows);
      const before = await answeredBefore(by, number, digest);
      if (before !== undefined) return before;
      const holder = `${by.id}/${number}`;
      return withLocks(table, countiesIn(chunk), holder, now, async (releases) => {
        const results = await run(by, chunk, false);
        const finished = await imports.finish(by.id, finishedChunk(number, digest, results, now()), releases);
        return resultsOf(finished);
      });
    },
  };
};
