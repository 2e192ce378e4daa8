import { applyEntry, reduceCase } from './apply-entry.ts';
import type { Case } from './case.ts';
import type { Entry } from './entry.ts';

/** A step, and the case as it was when it had been taken, whatever became of it later. */
export interface TakenStep {
  readonly it: Case;
  readonly entry: Entry;
}

/** Every step of a timeline; one that has nothing in it has none. */
export const takenSteps = ([first, ...rest]: readonly Entry[]): TakenStep[] => {
  if (first === undefined) return [];
  let it = reduceCase([first]);
  const steps: TakenStep[] = [{ it, entry: first }];
  for (const entry of rest) {
    it = applyEntry(it, entry);
    steps.push({ it, entry });
  }
  return steps;
};
