import type { RefusalCode } from '../../base/catalogue/catalogue.ts';
import { conflict } from '../../base/refusal.ts';
import type { Entry, Step } from './entry.ts';

/** What anybody may add as often as they like would fill a timeline until nobody can read it, or the case. */
const ceilings: Readonly<Partial<Record<Step, { most: number; code: RefusalCode }>>> = {
  noted: { most: 100, code: 'case.too-many-notes' },
  attached: { most: 30, code: 'case.too-many-files' },
};

/** Refuses one more step of a kind of which the case has enough. */
export const requireRoom = (timeline: readonly Entry[], step: Step): void => {
  const ceiling = ceilings[step];
  if (ceiling === undefined) return;
  const { most, code } = ceiling;
  if (timeline.filter((entry) => entry.step === step).length >= most) throw conflict(code, { most });
};
