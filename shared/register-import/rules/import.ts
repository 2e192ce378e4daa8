import * as z from 'zod/mini';
import type { Allows } from '../../access/rules/may.ts';
import type { HouseholdId } from '../../base/area-code.ts';
import { fault } from '../../base/fault.ts';
import { Ulid, WorkerId } from '../../base/id.ts';
import { Instant } from '../../base/instant.ts';
import type { Who } from '../../base/role.ts';
import { AreaCells, HouseholdCells, LinkCells, UnitCells, WorkerCells } from './cells.ts';
import { OutcomeCounts, RowResult } from './result.ts';

/** Rows in one chunk at most: a few seconds of work, and well under what a request may carry. */
export const MOST_ROWS = 500;

export const ImportKind = z.enum(['areas', 'units', 'workers', 'households', 'links']);
export type ImportKind = z.infer<typeof ImportKind>;

const MostChunks = z.int().check(z.minimum(1), z.maximum(10_000));

/** What opens an import; its id is made by the client, and the same file keeps the same one. */
export const NewImport = z.strictObject({ kind: ImportKind, chunks: MostChunks });
export type NewImport = z.infer<typeof NewImport>;

/** An import: chunks and what became of them. All that it creates bears the moment at which it was opened. */
export const Import = z.strictObject({
  id: Ulid,
  ...NewImport.shape,
  /** Of whoever opened it: others of that area may go on with it. */
  areaPath: z.string(),
  createdAt: Instant,
  createdBy: WorkerId,
  digest: z.string(),
});
export type Import = z.infer<typeof Import>;

/** An import at work, with the table of permissions: nobody is given by a file what they could not open. */
export interface RunningImport extends Import {
  readonly allows: Allows;
  /** Who sent this chunk, and need not have opened the import. */
  readonly sentBy: Who;
  /** Notes in the access log whose data is written, before it is. */
  note(subjects: readonly string[]): Promise<void>;
  /** Keeps that something may be written about these households, to be published when the chunk is done; before it is, and once. */
  announce(households: readonly HouseholdId[]): Promise<void>;
}

const rowsOf = <T extends z.core.$ZodType>(cells: T) =>
  z
    .array(cells)
    .check(
      z.minLength(1, fault('list.no-rows')),
      z.maxLength(MOST_ROWS, fault('list.too-long', { most: MOST_ROWS })),
    );

/** `dryRun`: decides about every row and writes nothing, not even that it was asked. */
const common = { dryRun: z._default(z.boolean(), false) };

export const ImportChunk = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('areas'),
    rows: rowsOf(AreaCells),
    /** In a dry run: codes of earlier chunks, which are not there because they were not written. */
    assumed: z.optional(z.array(z.string().check(z.maxLength(15))).check(z.maxLength(MOST_ROWS))),
  }),
  z.strictObject({ ...common, kind: z.literal('units'), rows: rowsOf(UnitCells) }),
  z.strictObject({ ...common, kind: z.literal('workers'), rows: rowsOf(WorkerCells) }),
  z.strictObject({ ...common, kind: z.literal('households'), rows: rowsOf(HouseholdCells) }),
  z.strictObject({ ...common, kind: z.literal('links'), rows: rowsOf(LinkCells) }),
]);
export type ImportChunk = z.infer<typeof ImportChunk>;
export type ChunkOf<K extends ImportKind> = Extract<ImportChunk, { kind: K }>;

/** A finished chunk of an import: what became of each row, one letter each, and why some were refused. */
export const FinishedChunk = z.strictObject({
  number: z.int(),
  digest: z.string(),
  outcomes: z.string().check(z.regex(/^[cexr]*$/)),
  refused: z.array(RowResult),
  /** Rows that changed the same columns, together. */
  changed: z.optional(z.array(z.strictObject({ fields: z.array(z.string()), rows: z.array(z.int()) }))),
  /** Rows that may be a household which was there already. */
  likely: z.optional(z.array(z.strictObject({ row: z.int(), households: z.array(z.string()) }))),
  /** How often refused rows were tried again with some success; absent before the first time. */
  version: z.optional(z.int()),
  finishedAt: Instant,
});
export type FinishedChunk = z.infer<typeof FinishedChunk>;

export const ChunkAnswer = z.object({ results: z.array(RowResult) });

export const ImportView = z.object({
  id: Ulid,
  ...NewImport.shape,
  createdAt: Instant,
  /** Numbers of the chunks that are finished; the others can be sent again. */
  finished: z.array(z.int()),
  ...OutcomeCounts.shape,
});
