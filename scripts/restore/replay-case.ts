import type { Entry } from '../../shared/case/rules/entry.ts';
import { moved, opened } from '../../shared/case/rules/move.ts';
import { caseWrites, openingWrites } from '../../shared/case/store/case-store.ts';
import type { Item, Write } from '../../shared/table/table.ts';

export type Addition = Extract<Write, { amounts: unknown }>;

/** What a timeline has written: all that stands in the partition of its case, and what it added to counters. */
export interface Replayed {
  readonly items: ReadonlyMap<string, Item>;
  readonly additions: readonly Addition[];
}

const writesOf = (timeline: readonly Entry[]): Write[] => {
  const [first, ...rest] = timeline;
  if (first?.step !== 'reported') throw new Error('A timeline begins with its report.');
  const opening = opened(first);
  const writes = openingWrites(opening);
  let it = opening.after;
  for (const entry of rest) {
    const move = moved(it, entry);
    it = move.after;
    writes.push(...caseWrites(move));
  }
  return writes;
};

/** A case told again from its beginning, through the very functions that wrote it. */
export const replayCase = (timeline: readonly Entry[]): Replayed => {
  const items = new Map<string, Item>();
  const additions: Addition[] = [];
  for (const write of writesOf(timeline)) {
    if ('put' in write) items.set(write.put.sk, write.put);
    if ('remove' in write) items.delete(write.remove.sk);
    if ('add' in write) additions.push(write);
  }
  return { items, additions };
};
