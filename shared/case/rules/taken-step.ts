import { applyEntry, reduceCase } from './apply-entry.ts';
import type { Case } from './case.ts';
import type { Entry } from './entry.ts';

/** A step, and the case as it was when it had been taken, whatever became of it later. */
export interface TakenStep {
  /** As it was before; none before its report. */
  readonly before?: Case | undefined;
  readonly it: Case;
  readonly entry: Entry;
  /** All steps up to this one. */
  readonly timeline: readonly Entry[];
}

/** Every step of a timeline; one that has nothing in it has none. */
export const takenSteps = (timeline: readonly Entry[]): TakenStep[] => {
  const [first, ...rest] = timeline;
  if (first === undefined) return [];
  let it = reduceCase([first]);
  const steps: TakenStep[] = [{ it, entry: first, timeline: [first] }];
  for (const entry of rest) {
    const before = it;
    it = applyEntry(before, entry);
    steps.push({ before, it, entry, timeline: timeline.slice(0, steps.length + 1) });
  }
  return steps;
};
