import type { Key } from '../key.ts';
import { type Addition, type Guard, type Item, type Write, WriteRefused } from '../table.ts';

/** As many as DynamoDB takes. */
const MOST_WRITES = 100;

/** A key as one text. */
export const nameOf = ({ pk, sk }: Key) => `${pk}\u0000${sk}`;

const holds = (guard: Guard, existing: Item | undefined) => {
  if (guard === 'absent') return existing === undefined;
  if (guard === 'exists') return existing !== undefined;
  return existing?.['version'] === guard.version;
};

const targetOf = (write: Write): Key => {
  if ('put' in write) return write.put;
  if ('add' in write) return write.add;
  return 'remove' in write ? write.remove : write.check;
};

const checkSize = (writes: readonly Write[]) => {
  if (writes.length > MOST_WRITES) throw new Error(`A transaction holds at most ${MOST_WRITES} writes.`);
  if (new Set(writes.map((write) => nameOf(targetOf(write)))).size < writes.length)
    throw new Error('A transaction cannot hold two writes of one item.');
};

const leaves = ({ amounts, least = {} }: Addition, existing: Item | undefined): boolean =>
  Object.entries(least).every(([name, most]) => {
    const before = existing?.[name];
    return typeof before === 'number' && before + (amounts[name] ?? 0) >= most;
  });

const isHeld = (write: Write, existing: Item | undefined): boolean =>
  'guard' in write ? holds(write.guard, existing) : leaves(write, existing);

/** Refuses what DynamoDB would: a transaction that is too large, that names an item twice, or whose guard does not hold. */
export const checkWrites = (writes: readonly Write[], find: (key: Key) => Item | undefined): void => {
  checkSize(writes);
  writes.forEach((write, index) => {
    const existing = find(targetOf(write));
    if (!isHeld(write, existing)) throw new WriteRefused(index, existing);
  });
};

/** An item with amounts added; what was not there counts as nothing. */
export const added = (
  existing: Item | undefined,
  { pk, sk }: Key,
  amounts: Readonly<Record<string, number>>,
): Item => {
  const before = existing ?? { pk, sk };
  const sums = Object.entries(amounts).map(([name, by]) => [name, Number(before[name] ?? 0) + by]);
  return { ...before, ...Object.fromEntries(sums) };
};
