import { Refusal } from '../../base/refusal.ts';
import type { Context } from '../../table/context.ts';
import { digestOf } from '../../table/digest.ts';
import { finishedChunk, resultsOf } from '../rules/finished-chunk.ts';
import type { Import, ImportChunk } from '../rules/import.ts';
import { type Read, readAreas, readHouseholds, readLinks, readWorkers } from '../rules/read-rows.ts';
import type { RefusedRow, RowResult } from '../rules/result.ts';
import { isRefused } from '../rules/rows.ts';
import { findChunk, finishChunk } from '../store/import-store.ts';
import { importAreas } from './import-areas.ts';
import { importHouseholds } from './import-households.ts';
import { importLinks } from './import-links.ts';
import { importWorkers } from './import-workers.ts';

type Decision = { readonly outcome: 'created' | 'exists' | 'changed' } | RefusedRow;

const resultOf = (decision: Decision, row: number): RowResult =>
  decision.outcome === 'refused'
    ? { row, outcome: 'refused', field: decision.field, reason: decision.reason }
    : { row, outcome: decision.outcome };

/** Rows that could be read go to `decide`; what it says of them goes back to their places. */
const processed = async <R>(
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

const run = (ctx: Context, by: Import, chunk: ImportChunk, isDry: boolean): Promise<RowResult[]> => {
  switch (chunk.kind) {
    case 'areas':
      return processed(readAreas(chunk), (rows) => importAreas(ctx, rows, by, isDry, chunk.assumed ?? []));
    case 'workers':
      return processed(readWorkers(chunk), (rows) => importWorkers(ctx, rows, by, isDry));
    case 'households':
      return processed(readHouseholds(chunk), (rows) => importHouseholds(ctx, rows, by, isDry));
    case 'links':
      return processed(readLinks(chunk), (rows) => importLinks(ctx, rows, by, isDry));
  }
};

const answeredBefore = async (ctx: Context, by: Import, number: number, digest: string) => {
  const finished = await findChunk(ctx, by.id, number);
  if (finished === undefined) return undefined;
  if (finished.digest !== digest)
    throw new Refusal(
      'other-body',
      `Chunk ${number} was sent with other rows. A changed file is another import.`,
    );
  return resultsOf(finished);
};

/** What would become of the rows; writes nothing. */
export const rehearseChunk = (ctx: Context, by: Import, chunk: ImportChunk): Promise<RowResult[]> =>
  run(ctx, by, chunk, true);

/** Imports a chunk, or answers with what was answered when it was finished before. */
export const importChunk = async (
  ctx: Context,
  by: Import,
  number: number,
  chunk: ImportChunk,
): Promise<RowResult[]> => {
  const digest = digestOf(chunk.rows);
  const before = await answeredBefore(ctx, by, number, digest);
  if (before !== undefined) return before;
  const results = await run(ctx, by, chunk, false);
  const finished = finishedChunk(number, digest, results, ctx.now());
  return resultsOf(await finishChunk(ctx, by.id, finished));
};
