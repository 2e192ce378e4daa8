import { namesVersion, restsOnVersion } from '../../base/expect-version.ts';
import type { Instant } from '../../base/instant.ts';
import { conflict, invalid, notAllowed, Refusal } from '../../base/refusal.ts';
import type { Actor } from '../../base/role.ts';
import { isBelow } from '../../base/vocabulary.ts';
import { COVERED_UP_TO } from '../../calendar/rules/prefecture-calendar.ts';
import { reduceCase } from './apply-entry.ts';
import type { Case } from './case.ts';
import type { Entry } from './entry.ts';
import { type Move, moved } from './move.ts';
import { isReceiptNumber } from './report-entry.ts';

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** What a step says of itself; who, when, the version and the calendar are added here. */
export type StepPart = Without<Entry, 'caseId' | 'version' | 'key' | 'at' | 'by' | 'calendar'>;

export interface StepContext {
  readonly by: Actor;
  readonly at: Instant;
  readonly key: string | undefined;
  readonly ifMatch: string | undefined;
}

/** They say what was done about a matter; the others, why it goes another way. */
const aboutTheMatter = new Set<StepPart['step']>([
  ...(['accepted', 'assigned', 'started', 'resumed', 'answered', 'verified'] as const),
  ...(['closed', 'noted', 'attached', 'outcome-noted'] as const),
]);

/** Of a petition only that it was handed over stays: no step and no file tells what it was about. What was written before is read. */
const requireReceiptAlone = ({ kind }: Case, part: StepPart): void => {
  if (kind !== 'petition-hand-over' || !aboutTheMatter.has(part.step)) return;
  if (part.step === 'attached') throw conflict('petition.receipt-alone');
  const words = 'words' in part ? part.words : undefined;
  if (words !== undefined && !isReceiptNumber(words)) throw invalid('petition.receipt-alone', '#/words');
};

/** Whom others rely on: in danger, or told that it was solved when it was not. */
const isGuarded = ({ kind, priority, notSolved }: Case): boolean =>
  kind === 'safeguarding' || priority === 'P0' || notSolved !== undefined;

/** An end without an answer is not for the level that may have failed. */
const requireMayEnd = (it: Case, part: StepPart): void => {
  if ((part.step !== 'refused' && part.step !== 'withdrawn') || !isGuarded(it)) return;
  if (part.rung === undefined || part.rung === 'village' || isBelow(part.rung, it.rung))
    throw notAllowed('case.end-above', { tier: it.rung === 'village' ? 'township' : it.rung });
};

/** The next move of a case, or the reason why there is none. */
export const takeStep = (it: Case, part: StepPart, { by, at, key, ifMatch }: StepContext): Move => {
  if (ifMatch !== undefined && !namesVersion(ifMatch, it.version)) {
    throw new Refusal('changed', 'case.changed', { version: it.version });
  }
  requireReceiptAlone(it, part);
  requireMayEnd(it, part);
  const told = { caseId: it.id, version: it.version + 1, key, at, by, calendar: COVERED_UP_TO };
  return moved(it, { ...part, ...told });
};

/**
 * Which of its kind a step is, and who took it when: all else is what it says. A retry may come on another day, and from
 * somebody whose area has got another code, or who speaks for another level by now.
 */
const circumstances = new Set([
  ...['caseId', 'version', 'key', 'at', 'by', 'calendar', 'on', 'area', 'rung'],
  ...['place', 'rules', 'dueBeforeOn', 'dueOn', 'countedAs'],
]);

const saidIn = (step: StepPart): string =>
  JSON.stringify(
    Object.entries(step)
      .filter(([name, value]) => !circumstances.has(name) && value !== undefined)
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );

/** By its key; or, where none was sent, by the version that its sender had seen. */
export const isKnownBy = (entry: Entry, { key, ifMatch }: Pick<StepContext, 'key' | 'ifMatch'>): boolean =>
  key === undefined
    ? entry.key === undefined && restsOnVersion(ifMatch, entry.version - 1)
    : entry.key === key;

/** The answer that the same step got when it was sent the first time; nothing when it is new. */
export const answeredBefore = (
  timeline: readonly Entry[],
  part: StepPart,
  context: StepContext,
): Case | undefined => {
  const index = timeline.findIndex((entry) => isKnownBy(entry, context));
  const earlier = timeline[index];
  if (earlier === undefined) return undefined;
  const isSame = earlier.by.id === context.by.id && saidIn(earlier) === saidIn(part);
  if (isSame) return reduceCase(timeline.slice(0, index + 1));
  if (context.key === undefined) return undefined;
  if (earlier.by.id !== context.by.id) throw conflict('key.taken');
  throw new Refusal('other-body', 'key.of-another-step');
};
