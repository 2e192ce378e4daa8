import { recordOf } from '../../table/item.ts';
import type { Item } from '../../table/table.ts';
import { Chunk } from '../rules/chunk.ts';
import { chunkKey } from './keys.ts';

export const chunkItem = (it: Chunk): Item => ({ ...it, ...chunkKey(it.campaign, it.number) });
export const toChunk = (item: Item): Chunk => Chunk.parse(recordOf(item));
