import { conflict, type Refusal } from '../../base/refusal.ts';
import type { Entry, Step } from './entry.ts';

interface Ceiling {
  readonly most: number;
  readonly refusal: (most: number) => Refusal;
}

/** What anybody may add as often as they like would fill a timeline until nobody can read it, or the case. */
const ceilings: Readonly<Partial<Record<Step, Ceiling>>> = {
  noted: { most: 100, refusal: (most) => conflict('case.too-many-notes', { most }) },
  attached: { most: 30, refusal: (most) => conflict('case.too-many-files', { most }) },
};

/** Refuses one more step of a kind of which the case has enough. */
export const requireRoom = (timeline: readonly Entry[], step: Step): void => {
  const ceiling = ceilings[step];
  if (ceiling === undefined) return;
  const { most, refusal } = ceiling;
  if (timeline.filter((entry) => entry.step === step).length >= most) throw refusal(most);
};
