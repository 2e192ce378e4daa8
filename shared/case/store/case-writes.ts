import type { Key } from '../../table/key.ts';
import type { Write } from '../../table/table.ts';
import type { Case } from '../rules/case.ts';
import type { Move, Opened } from '../rules/move.ts';
import { type MonthTally, tallyOf, tallyOfRelocation } from '../rules/tally.ts';
import { caseItem, entryItem } from './case-item.ts';
import { followUpWrites } from './follow-up-item.ts';
import { caseCounterKey } from './keys.ts';

const additions = (it: Case, tallies: readonly MonthTally[]): Write[] =>
  tallies.map(({ month, amounts }) => ({ add: caseCounterKey(it.area, month, it.id), amounts }));

const tallyWrites = (before: Case | undefined, after: Case, at: string): Write[] => {
  if (before === undefined || before.area === after.area) return additions(after, tallyOf(before, after, at));
  return [
    ...additions(before, tallyOfRelocation(before, at, -1)),
    ...additions(after, tallyOfRelocation(after, at, 1)),
  ];
};

export const openingWrites = ({ after, entry, lookAt }: Opened): Write[] => [
  { put: caseItem(after, lookAt), guard: 'absent' },
  { put: entryItem(entry), guard: 'absent' },
  ...tallyWrites(undefined, after, entry.at),
];

/** One step of a case: the case if nobody was faster, its entry, its orders, and the counters that it changes. */
export const caseWrites = ({ before, after, entry, lookAt }: Move): Write[] => [
  { put: caseItem(after, lookAt), guard: { version: before.version } },
  { put: entryItem(entry), guard: 'absent' },
  ...followUpWrites(before, after),
  ...tallyWrites(before, after, entry.at),
];

type Addition = Extract<Write, { add: Key }>;

const sumOf = (one: Addition, other: Addition): Addition => {
  const amounts = { ...one.amounts };
  for (const [name, by] of Object.entries(other.amounts)) amounts[name] = (amounts[name] ?? 0) + by;
  return { add: one.add, amounts };
};

/** A transaction may touch an item once: what two moves add to the same counter becomes one addition. */
export const oneEach = (writes: readonly Write[]): Write[] => {
  const sums = new Map<string, Addition>();
  for (const write of writes) {
    if (!('add' in write)) continue;
    const key = JSON.stringify([write.add.pk, write.add.sk]);
    const before = sums.get(key);
    sums.set(key, before === undefined ? write : sumOf(before, write));
  }
  return [...writes.filter((write) => !('add' in write)), ...sums.values()];
};
