import type { Move } from '../domain/case/take-step.ts';
import { monthOf, tallyOfStep } from '../domain/case/tally.ts';
import { caseItem, entryItem } from './case-item.ts';
import { keys } from './keys.ts';
import type { Write } from './table.ts';

/** One step of a case: the case if nobody was faster, its entry, and the counter of its grid when it changes heaps. */
export const caseWrites = ({ before, after, entry }: Move): Write[] => {
  const amounts = tallyOfStep(before, after);
  const tally = keys.tally(after.area, monthOf(entry.at), after.id);
  return [
    { put: caseItem(after), guard: { version: before.version } },
    { put: entryItem(entry), guard: 'absent' },
    ...(amounts === undefined ? [] : [{ add: tally, amounts }]),
  ];
};
