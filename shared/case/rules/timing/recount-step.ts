import type { Instant } from '../../../base/instant.ts';
import { PREFECTURE_CALENDAR } from '../../../calendar/rules/prefecture-calendar.ts';
import { type Case, isOpen, type OpenCase } from '../case.ts';
import type { StepPart } from '../take-step.ts';
import type { CaseClock } from './case-clock.ts';
import { countedAgain } from './case-time.ts';

const clocksIn = (it: OpenCase): CaseClock[] => ('workClock' in it ? [it.clock, it.workClock] : [it.clock]);

/** What somebody may have been told. */
const promisedIn = (it: OpenCase): string =>
  JSON.stringify(clocksIn(it).map(({ dueAt, promisedAt, provisional }) => [dueAt, promisedAt, provisional]));

/** The step that counts a case again of which a day was guessed; none where today's calendar knows no more than it did. */
export const recountStep = (it: Case, now: Instant): StepPart | undefined => {
  if (!isOpen(it) || !clocksIn(it).some(({ provisional }) => provisional)) return undefined;
  const after = countedAgain(it, now, PREFECTURE_CALENDAR);
  if (promisedIn(after) === promisedIn(it)) return undefined;
  return { step: 'recounted', dueBeforeOn: it.clock.dueOn, dueOn: after.clock.dueOn };
};
