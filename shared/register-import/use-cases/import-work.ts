import type { Allows } from '../../access/rules/may.ts';
import { areaPath, type HouseholdId } from '../../base/area-code.ts';
import { fault } from '../../base/fault.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Who } from '../../base/role.ts';
import type { Context } from '../../table/context.ts';
import { digestOf } from '../../table/digest.ts';
import { optimistic } from '../../table/table.ts';
import { finishedChunk, resultsOf } from '../rules/finished-chunk.ts';
import type { FinishedChunk, Import, ImportChunk, RunningImport } from '../rules/import.ts';
import {
  type Read,
  readAreas,
  readHouseholds,
  readLinks,
  readUnits,
  readWorkers,
} from '../rules/read-rows.ts';
import { type RefusedRow, type RowResult, refusedRow } from '../rules/result.ts';
import { isRefused } from '../rules/rows.ts';
import { findChunk, finishChunk, saveChunk } from '../store/import-store.ts';
import { chunkOutbox } from './chunk-outbox.ts';
import { importAreas } from './import-areas.ts';
import { importHouseholds } from './import-households.ts';
import { importLinks } from './import-links.ts';
import { importUnits } from './import-units.ts';
import { importWorkers } from './import-workers.ts';

type Decision =
  | {
      readonly outcome: 'created' | 'exists' | 'changed';
      readonly fields?: readonly string[];
      readonly likely?: readonly HouseholdId[];
    }
  | RefusedRow;

const resultOf = (decision: Decision, row: number): RowResult => {
  const { outcome } = decision;
  if (outcome === 'refused') return { row, outcome, field: decision.field, reason: decision.reason };
  const { fields, likely } = decision;
  return {
    row,
    outcome,
    ...(fields === undefined ? {} : { fields: [...fields] }),
    ...(likely === undefined ? {} : { likely: [...likely] }),
  };
};

/** Nothing is written, and nothing is to be published. */
const announceNothing = async () => {};

/** Where the sender may write, and what others may do who are given something. */
interface Sender {
  mayWrite(areaPath: string): boolean;
  readonly allows: Allows;
  readonly sentBy: Who;
  note(subjects: readonly string[]): Promise<void>;
}

/** Which rows are looked at, and for whom. */
interface Terms extends Sender {
  readonly isDry: boolean;
  readonly announce: RunningImport['announce'];
  isDue(row: number): boolean;
}

const COLUMN = {
  areas: 'code',
  units: 'area',
  workers: 'area',
  households: 'household',
  links: 'subject',
} as const;

/** Rows that could be read and lie where the sender may write go to `decide`; what it says goes back to their places. */
const processed = async <R>(
  read: readonly Read<R>[],
  kind: ImportChunk['kind'],
  { isDue, mayWrite }: Terms,
  decide: (rows: readonly R[]) => Promise<readonly Decision[]>,
): Promise<RowResult[]> => {
  const admitted = read.map((one) =>
    isRefused(one) || one.area === undefined || mayWrite(areaPath(one.area))
      ? one
      : refusedRow(COLUMN[kind], 'row.area-not-yours'),
  );
  const good = admitted.flatMap((one, row) => (isRefused(one) || !isDue(row) ? [] : [one.row]));
  const decisions = [...(await decide(good))];
  return admitted.flatMap((one, row) => {
    if (!isDue(row)) return [];
    const decision = isRefused(one) ? one : decisions.shift();
    if (decision === undefined) throw new Error('A row was not decided about.');
    return [resultOf(decision, row)];
  });
};

const run = (ctx: Context, it: Import, chunk: ImportChunk, terms: Terms): Promise<RowResult[]> => {
  const { isDry, allows, sentBy, note, announce } = terms;
  const by = { ...it, allows, sentBy, note, announce };
  const { kind } = chunk;
  switch (kind) {
    case 'areas':
      return processed(readAreas(chunk), kind, terms, (rows) =>
        importAreas(ctx, rows, by, isDry, chunk.assumed ?? []),
      );
    case 'units':
      return processed(readUnits(chunk), kind, terms, (rows) => importUnits(ctx, rows, by, isDry));
    case 'workers':
      return processed(readWorkers(chunk), kind, terms, (rows) => importWorkers(ctx, rows, by, isDry));
    case 'households':
      return processed(readHouseholds(chunk), kind, terms, (rows) => importHouseholds(ctx, rows, by, isDry));
    case 'links':
      return processed(readLinks(chunk), kind, terms, (rows) => importLinks(ctx, rows, by, isDry));
  }
};

const finishedBefore = async (ctx: Context, by: Import, number: number, digest: string) => {
  const finished = await findChunk(ctx, by.id, number);
  if (finished !== undefined && finished.digest !== digest)
    throw new Refusal('other-body', 'import.other-rows', { number });
  return finished;
};

const SINCE = fault('row.changed-since');

/** What was answered for rows that were done; it says so where the register holds something else by now. */
const standing = (done: readonly RowResult[], today: readonly RowResult[]): RowResult[] => {
  const differs = new Map(
    today
      .filter(({ outcome }) => outcome === 'changed' || outcome === 'refused')
      .map((one) => [one.row, one]),
  );
  return done.map((one) => {
    const now = differs.get(one.row);
    if (now === undefined) return one;
    return { ...one, field: now.field ?? 'row', reason: now.reason ?? SINCE };
  });
};

/** The rows that were done are left as they are, and those that were refused are tried again: the cause may be gone. */
const again = async (
  ctx: Context,
  by: Import,
  chunk: ImportChunk,
  before: FinishedChunk,
  sender: Omit<Terms, 'isDry' | 'isDue'>,
): Promise<RowResult[]> => {
  const first = resultsOf(before);
  const wasRefused = (row: number) => first[row]?.outcome === 'refused';
  const done = first.filter(({ outcome }) => outcome !== 'refused');
  const retried = await run(ctx, by, chunk, { ...sender, isDry: false, isDue: wasRefused });
  const inOrder = (rows: readonly RowResult[]) => [...rows, ...retried].sort((a, b) => a.row - b.row);
  if (retried.some(({ outcome }) => outcome !== 'refused'))
    await saveChunk(
      ctx,
      by.id,
      before,
      finishedChunk(before.number, before.digest, inOrder(done), ctx.now()),
    );
  const today = await run(ctx, by, chunk, { ...sender, isDry: true, isDue: (row) => !wasRefused(row) });
  return inOrder(standing(done, today));
};

/** What would become of the rows; writes nothing. */
export const rehearseChunk = (
  ctx: Context,
  by: Import,
  chunk: ImportChunk,
  sender: Sender,
): Promise<RowResult[]> =>
  run(ctx, by, chunk, { ...sender, announce: announceNothing, isDry: true, isDue: () => true });

/**
 * Imports a chunk; sent again, it answers for the rows that were done as before and tries the others once more. What it
 * wrote is published once, when all of it is there.
 */
export const importChunk = async (
  ctx: Context,
  by: Import,
  number: number,
  chunk: ImportChunk,
  sender: Sender,
): Promise<RowResult[]> => {
  const { announce, close } = chunkOutbox(ctx, by.id, number);
  const terms = { ...sender, announce };
  const all = await optimistic(async () => {
    const digest = digestOf(chunk.rows);
    const before = await finishedBefore(ctx, by, number, digest);
    if (before !== undefined) return again(ctx, by, chunk, before, terms);
    const results = await run(ctx, by, chunk, { ...terms, isDry: false, isDue: () => true });
    const finished = finishedChunk(number, digest, results, ctx.now());
    return resultsOf(await finishChunk(ctx, by.id, finished));
  });
  await close();
  return all;
};
