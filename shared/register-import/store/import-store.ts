import type { Authorizer } from '../../access/store/authorizer.ts';
import { notFound } from '../../base/refusal.ts';
import { requireSameRequest } from '../../base/request-digest.ts';
import type { Context } from '../../table/context.ts';
import { recordOf } from '../../table/item.ts';
import { allOf, createOnce, type Item } from '../../table/table.ts';
import { FinishedChunk, Import } from '../rules/import.ts';
import { importChunkKey, importKey, importPartition } from './keys.ts';

const toImport = (item: Item): Import => Import.parse(recordOf(item));
const toChunk = (item: Item): FinishedChunk => FinishedChunk.parse(recordOf(item));

/** Opens an import; answers with the one that the same sending opened before. */
export const openImport = async ({ table }: Context, opened: Import): Promise<Import> => {
  const again = (item: Item) => {
    const existing = toImport(item);
    requireSameRequest(existing, opened, 'import-id');
    return existing;
  };
  const writes = [{ put: { ...opened, ...importKey(opened.id) }, guard: 'absent' as const }];
  return (await createOnce(table, writes, again)) ?? opened;
};

export const readImport = async ({ table }: Context, id: string, authorizer: Authorizer): Promise<Import> => {
  const item = await table.get(importKey(id));
  if (item === undefined) throw notFound('import');
  const it = toImport(item);
  authorizer.require('import', { areaPath: it.areaPath });
  return it;
};

export const finishedChunks = async ({ table }: Context, id: string): Promise<FinishedChunk[]> =>
  (await allOf(table, { pk: importPartition(id), begins: 'CHUNK#' })).map(toChunk);

export const findChunk = async (
  { table }: Context,
  id: string,
  number: number,
): Promise<FinishedChunk | undefined> => {
  const item = await table.get(importChunkKey(id, number));
  return item && toChunk(item);
};

/** Notes what became of rows that were tried again. */
export const saveChunk = async (
  { table }: Context,
  id: string,
  before: FinishedChunk,
  after: FinishedChunk,
): Promise<void> => {
  const { version } = before;
  const put = { ...after, version: (version ?? 0) + 1, ...importChunkKey(id, after.number) };
  await table.write([{ put, guard: version === undefined ? 'exists' : { version } }]);
};

/** Notes a chunk as finished; answers with what stands there when somebody was faster. */
export const finishChunk = async (
  { table }: Context,
  id: string,
  chunk: FinishedChunk,
): Promise<FinishedChunk> => {
  const put = { ...chunk, ...importChunkKey(id, chunk.number) };
  return (await createOnce(table, [{ put, guard: 'absent' }], toChunk)) ?? chunk;
};
