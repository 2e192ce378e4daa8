import { join } from 'node:path';
import { engineTable } from './engine-table.ts';
import { feedChanges } from './file-table/feed-changes.ts';
import { fileTable } from './file-table/file-table.ts';
import { hasEngine } from './find-engine.ts';
import type { LocalTable } from './local-table.ts';
import type { Stopper } from './stopper.ts';

const noticeOf = (file: string) =>
  `The packages hold no database engine for ${process.platform}-${process.arch}, so this process keeps the table itself, in ${file}; ` +
  'AWS_ENDPOINT_URL_DYNAMODB names an engine of your own.';

/** Kept by this process. */
export const inFile = (dataDir: string, stops: Stopper): LocalTable => {
  const file = join(dataDir, 'table-in-process.db');
  const { table, changes, close } = fileTable(file);
  stops.add(async () => close());
  return {
    table,
    notice: noticeOf(file),
    ended: new Promise(() => undefined),
    openStream: async () => changes.open(),
    feed: (...words) => feedChanges(changes, ...words),
  };
};

/** On the engine that is named or comes with the packages; where there is none, in this process over a file. */
export const openLocalTable = async (dataDir: string, stops: Stopper): Promise<LocalTable> =>
  hasEngine() ? engineTable(dataDir, stops) : inFile(dataDir, stops);
