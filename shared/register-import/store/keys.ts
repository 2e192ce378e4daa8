import { type Key, padded } from '../../table/key.ts';

export const importPartition = (id: string) => `IMPORT#${id}`;
export const importKey = (id: string): Key => ({ pk: importPartition(id), sk: 'IMPORT' });
export const importChunkKey = (id: string, number: number): Key => ({
  pk: importPartition(id),
  sk: `CHUNK#${padded(number, 5)}`,
});
export const importOutboxKey = (id: string, number: number, sending: string): Key => ({
  pk: `OUTBOX#${id}`,
  sk: `${padded(number, 5)}#${sending}`,
});
