import { addMs } from '../../../base/instant.ts';
import { conflict, notAllowed } from '../../../base/refusal.ts';
import { type CaseResult, tierAbove } from '../../../base/vocabulary.ts';
import { type CaseIn, skeletonOf } from '../case.ts';
import type { EntryOf } from '../entry.ts';
import { OUTCOME_AFTER_MS, outcomeDue } from '../outcome.ts';
import { inStatus, type Reducer } from '../reducer.ts';
import { calendarOf, resumedWork, startOver } from '../timing/case-time.ts';

export const ATTEMPTS_ENOUGH = 3;

/** Only what was solved can last. */
const asksLater = new Set<CaseResult>(['solved', 'partly']);

type Answered = CaseIn<'answered' | 'verifying'>;

/** "Not solved" sends a case back to its handler once; the second time it goes up, to be assigned anew. */
const sentBack = (from: Answered, entry: EntryOf<'verified'>) => {
  const notSolved = (from.notSolved ?? 0) + 1;
  const clock = resumedWork(from, entry.at, calendarOf(entry));
  if (notSolved === 1) {
    return { ...skeletonOf(from), status: 'reopened', clock, assignee: from.assignee, notSolved } as const;
  }
  return { ...skeletonOf(from), status: 'accepted', clock, notSolved, rung: tierAbove(from.rung) } as const;
};

const tried = (from: Answered, on: string) => {
  const before = from.status === 'verifying' ? from.attempts : [];
  if (before.some((one) => one.on === on)) throw conflict('case.attempt-noted');
  return [...before, { on, reached: 'not-reached' as const }];
};

/** The requester's word, or three attempts on different days, taken down by someone other than the handler. */
export const verified: Reducer<'verified'> = (it, entry: EntryOf<'verified'>) => {
  const from = inStatus(it, 'answered', 'verifying');
  if (entry.by.id === from.answer.by) throw notAllowed('case.ask-by-other');
  if (entry.reached === 'not-solved') return sentBack(from, entry);
  const { clock, workClock, assignee, answer, verifier } = from;
  const kept = { ...skeletonOf(from), status: 'verifying', clock, workClock, assignee, answer } as const;
  if (entry.reached === 'not-reached') {
    const attempts = tried(from, entry.on);
    return { ...kept, attempts, ...(attempts.length < ATTEMPTS_ENOUGH ? { verifier } : {}) };
  }
  return { ...kept, attempts: from.status === 'verifying' ? from.attempts : [], confirmedBy: entry.by.id };
};

export const closed: Reducer<'closed'> = (it, entry) => {
  const { at, by } = entry;
  const from = inStatus(it, 'verifying');
  if (by.id === from.openedBy || by.id === from.answer.by) throw notAllowed('case.close-by-other');
  if (from.confirmedBy === undefined && from.attempts.length < ATTEMPTS_ENOUGH) {
    throw conflict('case.not-confirmed', { most: ATTEMPTS_ENOUGH });
  }
  const { assignee, answer } = from;
  const outcome = asksLater.has(answer.result) ? { outcome: outcomeDue(at, calendarOf(entry)) } : {};
  return { ...skeletonOf(from), status: 'closed', assignee, answer, endedAt: at, ...outcome };
};

/** What was late stays marked as late: a case is not re-opened to hide it. */
export const reopened: Reducer<'reopened'> = (it, entry) => {
  const from = inStatus(it, 'closed');
  if (entry.at >= addMs(from.endedAt, OUTCOME_AFTER_MS)) throw conflict('case.reopen-too-late');
  const clock = startOver(from, entry.at, calendarOf(entry));
  return { ...skeletonOf(from), status: 'reopened', clock, assignee: from.assignee };
};
