import { useAttachmentFiles } from '../../../shared/runtime/attachment-files.ts';
import { useCaseFiles } from '../../../shared/runtime/case-files.ts';
import { contextOver } from '../../../shared/runtime/context.ts';
import type { Context } from '../../../shared/table/context.ts';
import { memoryTable } from '../../../shared/table/memory-table.ts';
import type { Item, Table } from '../../../shared/table/table.ts';
import { MONDAY } from '../../support/cases.ts';
import { listeningLog } from '../../support/context.ts';
import { filesInMemory } from '../../support/files/attachment-files.ts';
import { emptyBucket } from '../../support/files/case-files.ts';
import type { Act, Answer } from './act.ts';

/** A table that can be looked into: in memory, or on an engine. */
export interface Testbed {
  readonly table: Table;
  all(): Promise<Item[]>;
}

/** Makes a ground with these items on it. */
export type TestbedWith = (items: readonly Item[]) => Promise<Testbed>;

export const inMemory: TestbedWith = async (items) => {
  const table = memoryTable();
  await table.load(items);
  return { table, all: async () => table.all() };
};

export interface World {
  readonly items: readonly Item[];
  readonly at: string;
}

export const beginning = (items: readonly Item[]): World => ({ items, at: MONDAY });

useAttachmentFiles(filesInMemory());
useCaseFiles(emptyBucket);

/** One process with its caches; what would be drawn by lot is the same in every run, so that runs can be compared. */
export const processOn = (table: Table, now: () => string): Context => ({
  ...contextOver(table, listeningLog(), now),
  random: (bytes) => new Uint8Array(bytes),
});

/** What the caller sees: an answer, or 500 for whatever was thrown. */
export const attempt = async (act: Act, ctx: Context): Promise<Answer> => {
  try {
    return await act.does(ctx);
  } catch {
    return { status: 500 };
  }
};
