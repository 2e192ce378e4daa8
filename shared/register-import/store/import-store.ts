import type { Gate } from '../../access/store/gate.ts';
import { notFound } from '../../base/refusal.ts';
import { sameAsBefore } from '../../base/sent-before.ts';
import { createOnce } from '../../table/create-once.ts';
import { recordOf } from '../../table/item.ts';
import { allOf, type Item, type Table, type Write } from '../../table/table.ts';
import { FinishedChunk, Import } from '../rules/import.ts';
import { importChunkKey, importKey, importPartition } from './keys.ts';

export interface ImportStore {
  /** Opens the ledger; answers with the one that the same sending opened before. */
  open(it: Import): Promise<Import>;
  get(id: string, gate: Gate): Promise<Import>;
  finished(id: string): Promise<FinishedChunk[]>;
  chunk(id: string, number: number): Promise<FinishedChunk | undefined>;
  /** Notes a chunk as finished, with what ends its work; answers with what stands there when somebody was faster. */
  finish(id: string, chunk: FinishedChunk, lastWrites: readonly Write[]): Promise<FinishedChunk>;
}

const toImport = (item: Item): Import => Import.parse(recordOf(item));
const toChunk = (item: Item): FinishedChunk => FinishedChunk.parse(recordOf(item));

export const importStore = (table: Table): ImportStore => ({
  async open(it) {
    const again = (item: Item) => {
      const standing = toImport(item);
      sameAsBefore(standing, it, 'import id');
      return standing;
    };
    const writes = [{ put: { ...it, ...importKey(it.id) }, guard: 'absent' as const }];
    return (await createOnce(table, writes, again)) ?? it;
  },
  async get(id, gate) {
    const item = await table.get(importKey(id));
    if (item === undefined) throw notFound('import');
    const it = toImport(item);
    gate.pass('import', { areaPath: it.areaPath });
    return it;
  },
  async finished(id) {
    return (await allOf(table, { pk: importPartition(id), begins: 'CHUNK#' })).map(toChunk);
  },
  async chunk(id, number) {
    const item = await table.get(importChunkKey(id, number));
    return item && toChunk(item);
  },
  async finish(id, chunk, lastWrites) {
    const put = { ...chunk, ...importChunkKey(id, chunk.number) };
    return (await createOnce(table, [{ put, guard: 'absent' }, ...lastWrites], toChunk)) ?? chunk;
  },
});
