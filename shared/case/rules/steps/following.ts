import { addMs } from '../../../base/instant.ts';
import { conflict, invalid, notAllowed, notFound } from '../../../base/refusal.ts';
import { type EscalationTier, isBelow } from '../../../base/vocabulary.ts';
import { type Case, isOpen } from '../case.ts';
import { type FollowUp, MOST_FOLLOW_UPS } from '../follow-up/follow-up.ts';
import type { Reducer } from '../reducer.ts';

/** A date further away than this is no order. */
const LONGEST_MS = 60 * 86_400_000;

const dated = (answerBy: string, at: string) => {
  if (answerBy <= at) throw invalid('order.answer-too-early', '#/answerBy');
  if (answerBy > addMs(at, LONGEST_MS)) throw invalid('order.answer-too-late', '#/answerBy');
};

export const orderIn = (it: Case, id: string): FollowUp => {
  const found = it.followUps?.find((one) => one.id === id);
  if (found === undefined) throw notFound('follow-up-order');
  return found;
};

export const withoutOrder = (it: Case, id: string): Case => {
  const left = (it.followUps ?? []).filter((one) => one.id !== id);
  const { followUps: _, ...rest } = it;
  return left.length === 0 ? rest : { ...rest, followUps: left };
};

const replaced = (it: Case, next: FollowUp): Case => ({
  ...it,
  followUps: (it.followUps ?? []).map((one) => (one.id === next.id ? next : one)),
});

export const asked: Reducer<'follow-up-asked'> = (it, { followUpId: id, rung, answerBy, at, by }) => {
  if (!isOpen(it)) throw conflict('case.ended-reopen');
  if (rung === 'village') throw notAllowed('order.from-below');
  const before = it.followUps ?? [];
  if (before.some((one) => one.id === id)) throw conflict('order.exists');
  if (before.length >= MOST_FOLLOW_UPS) throw conflict('order.too-many', { count: before.length });
  dated(answerBy, at);
  return { ...it, followUps: [...before, { id, rung, state: 'asked', answerBy, askedBy: by.id }] };
};

/** Who has the case answers as such, whatever else they are. */
const liesWith = (
  it: Case,
  { id, unit }: { readonly id: string; readonly unit?: string | undefined },
): boolean =>
  'assignee' in it &&
  (it.assignee === `worker:${id}` || (unit !== undefined && it.assignee === `unit:${unit}`));

export const answered: Reducer<'follow-up-answered'> = (it, { followUpId, rung, by }) => {
  const order = orderIn(it, followUpId);
  if (order.state === 'answered') throw conflict('order.answer-looked-at');
  if (by.id === order.askedBy) throw notAllowed('order.own-answer');
  if (rung !== undefined && !isBelow(rung, order.rung) && !liesWith(it, by))
    throw notAllowed('order.answer-from-below');
  return replaced(it, { ...order, state: 'answered', answeredBy: by.id });
};

/** The answer may be judged by the level that asked, or one above it, and never by whoever gave it. */
const judged = (
  it: Case,
  followUpId: string,
  { rung, by }: { rung: EscalationTier; by: { id: string } },
): FollowUp => {
  const order = orderIn(it, followUpId);
  if (order.state !== 'answered') throw conflict('order.no-answer');
  if (isBelow(rung, order.rung)) throw notAllowed('order.judged-above', { tier: order.rung });
  if (order.answeredBy === by.id) throw notAllowed('order.own-judgement');
  return order;
};

export const accepted: Reducer<'follow-up-accepted'> = (it, entry) => {
  const order = judged(it, entry.followUpId, entry);
  return withoutOrder(it, order.id);
};

/** Not good enough: the same order again, with a new date. That it was late once stays in the timeline. */
export const sentBack: Reducer<'follow-up-sent-back'> = (it, entry) => {
  const { answeredBy: _, overdueAt: __, ...order } = judged(it, entry.followUpId, entry);
  dated(entry.answerBy, entry.at);
  return replaced(it, { ...order, state: 'sent-back', answerBy: entry.answerBy });
};

export const overdue: Reducer<'follow-up-overdue'> = (it, { followUpId, at }) => {
  const order = orderIn(it, followUpId);
  if (order.state === 'answered') throw conflict('order.answered');
  return replaced(it, { ...order, overdueAt: at });
};
