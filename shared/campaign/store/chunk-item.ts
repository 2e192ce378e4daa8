import { recordOf } from '../../table/item.ts';
import { keys } from '../../table/keys.ts';
import type { Item } from '../../table/table.ts';
import { Chunk } from '../rules/chunk.ts';

export const chunkItem = (it: Chunk): Item => ({ ...it, ...keys.chunk(it.campaign, it.number) });
export const toChunk = (item: Item): Chunk => Chunk.parse(recordOf(item));
