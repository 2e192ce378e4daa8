import { danger } from './mistakes/danger.ts';
import { misdirected } from './mistakes/misdirected.ts';
import { oneTrip } from './mistakes/one-trip.ts';
import { takenBack } from './mistakes/taken-back.ts';

/**
 * `npm run demo -- mistakes`: what people do wrong, and what becomes of it. Every line that begins with `ok` was checked over
 * HTTP; the first that is not as told ends it.
 */
export const mistakes = async (): Promise<void> => {
  for (const tell of [danger, misdirected, takenBack, oneTrip]) await tell();
};
