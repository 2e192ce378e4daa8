import { parentOf } from '../../shared/base/area-code.ts';
import { type ImportKind, MOST_ROWS } from '../../shared/register-import/rules/import.ts';
import type { RowResult } from '../../shared/register-import/rules/result.ts';
import {
  countOf,
  NO_ROWS,
  type OutcomeCounts,
  sumOfCounts,
} from '../../shared/register-import/rules/result.ts';
import type { ImportClient } from './client.ts';
import { WrongFile } from './headers.ts';
import { importIdOf } from './import-id.ts';
import { chunksIn, survey } from './read-file.ts';
import { repeatedRows } from './repeated-rows.ts';
import type { FileRow } from './table-rows.ts';

export interface RefusedLine {
  readonly line: number;
  readonly field: string;
  readonly reason: string;
}

/** A row about what the register holds, and the columns in which that changes. */
export interface ChangedLine {
  readonly line: number;
  readonly fields: readonly string[];
}

/** A row about somebody new, and who of the grid has the same contact. */
export interface LikelyLine {
  readonly line: number;
  readonly likely: readonly string[];
}

export interface ImportReport {
  readonly id: string;
  readonly rows: number;
  readonly counts: OutcomeCounts;
  readonly refused: readonly RefusedLine[];
  readonly changed: readonly ChangedLine[];
  readonly likely: readonly LikelyLine[];
  /** Lines of sums. */
  readonly leftOut: readonly number[];
}

interface Order {
  readonly file: string;
  readonly kind: ImportKind;
  readonly dryRun: boolean;
}

/** Told how many rows there are, and then how many are done. */
export interface Progress {
  start(rows: number): void;
  update(done: number): void;
}

/** Codes of earlier rows under which areas of this chunk stand: a dry run has not written them. */
const assumedBy = (chunk: readonly FileRow[], seen: ReadonlySet<string>): string[] => {
  const parents = chunk.map(({ cells }) =>
    /^\d{6,15}$/.test(cells['code'] ?? '') ? parentOf(cells['code'] ?? '') : '',
  );
  return [...new Set(parents.filter((code) => code !== undefined && seen.has(code)))].map(String);
};

/** Refused rows, and those that are done and that somebody has changed since. */
const remarksOn = (chunk: readonly FileRow[], results: readonly RowResult[]): RefusedLine[] =>
  results
    .filter(({ reason }) => reason !== undefined)
    .map(({ row, field = '', reason = '' }) => ({ line: chunk[row]?.line ?? 0, field, reason }));

const changesIn = (chunk: readonly FileRow[], results: readonly RowResult[]): ChangedLine[] =>
  results.flatMap(({ row, fields }) =>
    fields === undefined ? [] : [{ line: chunk[row]?.line ?? 0, fields }],
  );

const doublesIn = (chunk: readonly FileRow[], results: readonly RowResult[]): LikelyLine[] =>
  results.flatMap(({ row, likely }) =>
    likely === undefined ? [] : [{ line: chunk[row]?.line ?? 0, likely }],
  );

const REPEATED = {
  field: 'row',
  reason: 'An earlier row of this file is about it too; send it in another file.',
};

/** Sends a file chunk by chunk. What was finished before is answered from the import's chunks, so it can be begun again at will. */
export const runImport = async (
  order: Order,
  client: ImportClient,
  progress: Progress,
): Promise<ImportReport> => {
  const { file, kind, dryRun } = order;
  const { table, rows, leftOut, digest } = await survey(file, kind);
  if (rows === 0) throw new WrongFile('There is no row in the file.');
  const id = importIdOf(digest);
  progress.start(rows);
  if (!dryRun) await client.open(id, { kind, chunks: Math.ceil(rows / MOST_ROWS) });

  let [counts, done, number] = [NO_ROWS, 0, 0];
  const refused: RefusedLine[] = [];
  const changed: ChangedLine[] = [];
  const likely: LikelyLine[] = [];
  const codes = new Set<string>();
  const apart = repeatedRows(kind);
  for await (const chunk of chunksIn(table)) {
    const assumed = dryRun && kind === 'areas' ? { assumed: assumedBy(chunk, codes) } : {};
    const { fresh, repeated } = apart(chunk);
    const cells = fresh.map((row) => row.cells);
    const body = { kind, dryRun, rows: cells, ...assumed };
    const results = cells.length === 0 ? [] : await client.send(id, number, body);
    for (const { code } of cells) codes.add(code ?? '');
    refused.push(...remarksOn(fresh, results), ...repeated.map(({ line }) => ({ line, ...REPEATED })));
    changed.push(...changesIn(fresh, results));
    likely.push(...doublesIn(fresh, results));
    const here = countOf(results);
    counts = sumOfCounts(counts, { ...here, refused: here.refused + repeated.length });
    done += chunk.length;
    number += 1;
    progress.update(done);
  }
  return { id, rows, counts, refused, changed, likely, leftOut };
};
