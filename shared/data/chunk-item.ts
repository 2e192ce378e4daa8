import { Chunk } from '../domain/campaign/chunk.ts';
import { recordOf } from './item.ts';
import { keys } from './keys.ts';
import type { Item } from './table.ts';

export const chunkItem = (it: Chunk): Item => ({ ...it, ...keys.chunk(it.campaign, it.number) });
export const toChunk = (item: Item): Chunk => Chunk.parse(recordOf(item));
