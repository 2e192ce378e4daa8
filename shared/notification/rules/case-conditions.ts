import { townshipOf } from '../../base/area-code.ts';
import { isOpen } from '../../case/rules/case.ts';
import { ATTEMPTS_ENOUGH } from '../../case/rules/steps/ending.ts';
import type { TakenStep } from '../../case/rules/taken-step.ts';
import type { Condition } from './case-receivers.ts';

const mayClose = ({ it }: TakenStep): boolean =>
  it.status === 'verifying' && (it.confirmedBy !== undefined || it.attempts.length >= ATTEMPTS_ENOUGH);

const assigneeOf = (it: TakenStep['it'] | undefined): string | undefined =>
  it !== undefined && 'assignee' in it ? it.assignee : undefined;

/** Whether a condition of the table of receivers holds for a step. */
export const CONDITION_HOLDS: Readonly<Record<Condition, (taken: TakenStep) => boolean>> = {
  danger: ({ it }) => it.priority === 'P0',
  'may-close': mayClose,
  confirmed: ({ entry }) => entry.step === 'verified' && entry.reached === 'confirmed',
  'sent-back': ({ it }) => it.status === 'reopened',
  'sent-up': ({ it }) => it.status === 'accepted',
  'passed-on': ({ before, it }) => isOpen(it) && assigneeOf(before) !== assigneeOf(it),
  'is-reopened': ({ it }) => it.status === 'reopened',
  'stays-closed': ({ it }) => it.status === 'closed',
  'turned-danger': ({ before, it }) => it.priority === 'P0' && before?.priority !== 'P0',
  'day-moved': ({ entry }) => entry.step === 'recounted' && entry.dueBeforeOn !== entry.dueOn,
  'other-township': ({ before, it }) =>
    isOpen(it) && before !== undefined && townshipOf(before.area) !== townshipOf(it.area),
};
