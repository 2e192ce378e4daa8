import { dayOf } from '../../base/instant.ts';
import { conflict } from '../../base/refusal.ts';
import { RULES } from '../../deadline/rules/rule-book.ts';
import type { Subject } from '../../programme/rules/subject.ts';
import { type Case, isOpen } from './case.ts';
import type { EntryOf } from './entry.ts';
import { requireFits } from './report-entry.ts';
import { type StepContext, type StepPart, takeStep } from './take-step.ts';

type Correction = Extract<StepPart, { step: 'corrected' }>;
type Asked = Pick<EntryOf<'corrected'>, 'step' | 'words' | 'kind' | 'priority' | 'subject'>;

interface Place {
  readonly subject: Subject;
  readonly area: string;
}

/** Who may know of them differs: the timeline would tell the others what it was before. */
const fixedKinds = new Set<Case['kind']>(['petition-hand-over', 'complaint']);

/** What is corrected fits together as a report would have to. */
const requireCorrected = (it: Case, { kind = it.kind, words }: Asked, subject: Subject): void => {
  const { programme } = it;
  const fixed = [kind, it.kind].find((one) => fixedKinds.has(one));
  if (fixed !== undefined && kind !== it.kind) throw conflict('case.kind-fixed', { kind: fixed });
  requireFits({ programme, kind, subject, words, aboutUnit: it.about?.unit });
};

/**
 * All that a correction says: under the rules that were in force at the place when the case was reported, with the last day
 * in time as it was told and as it is from now on.
 */
export const correctionOf = (
  it: Case,
  asked: Asked,
  place: Place | undefined,
  context: StepContext,
): Correction => {
  if (!isOpen(it)) throw conflict('case.ended-reopen');
  requireCorrected(it, asked, place?.subject ?? it.subject);
  const area = place?.area ?? it.area;
  const rules = area === it.area ? it.rules : RULES.inForce(area, dayOf(it.reportedAt)).limits.version;
  const { dueOn: dueBeforeOn } = it.clock;
  const step = { ...asked, place: place?.subject, area, rules, dueBeforeOn, dueOn: dueBeforeOn };
  const { after } = takeStep(it, step, context);
  return { ...step, dueOn: isOpen(after) ? after.clock.dueOn : dueBeforeOn };
};
