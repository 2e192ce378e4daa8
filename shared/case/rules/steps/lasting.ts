import { addMs } from '../../../base/instant.ts';
import { conflict, invalid, notAllowed } from '../../../base/refusal.ts';
import { type CaseIn, skeletonOf } from '../case.ts';
import { OUTCOME_AFTER_MS } from '../outcome.ts';
import { inStatus, type Reducer } from '../reducer.ts';
import { calendarOf, startOver } from '../timing/case-time.ts';

export const asked: Reducer<'outcome-asked'> = (it, { at }) => {
  const from = inStatus(it, 'closed');
  if (from.outcome?.state !== 'due') throw conflict('case.nothing-to-ask');
  return { ...from, outcome: { state: 'asked', askedAt: at } };
};

/** While a case may be re-opened, "did not last" does so; later it opens a case that is linked to this one. */
export const mayReopen = ({ endedAt }: CaseIn<'closed'>, at: string): boolean =>
  at < addMs(endedAt, OUTCOME_AFTER_MS);

/** What the requester says, taken down by someone other than the handler. Bad news may come before it is asked for. */
export const noted: Reducer<'outcome-noted'> = (it, entry) => {
  const { at, by, lasted, linked } = entry;
  const from = inStatus(it, 'closed');
  const { state } = from.outcome ?? {};
  if (by.id === from.answer.by) throw notAllowed('case.ask-by-other');
  if (lasted === 'no' && mayReopen(from, at) && state !== 'noted') {
    const clock = startOver(from, at, calendarOf(entry));
    return { ...skeletonOf(from), status: 'reopened', clock, assignee: from.assignee };
  }
  if (state !== 'asked') throw conflict('case.asked-after-30');
  if (lasted === 'no' && linked === undefined) throw invalid('case.new-id-needed', '#/id');
  return { ...from, outcome: { state: 'noted', lasted, linked } };
};
