import type { Step } from '../../case/rules/entry.ts';
import type { TakenEscalation } from '../../deadline/rules/escalation-step.ts';
import type { CaseNotification } from './case-notification.ts';

/** Who may have to know of a step of a case; docs/told.md says who each of them is. */
export type Receiver =
  | 'reporters'
  | 'reporter'
  | 'other-reporters'
  | 'owner'
  | 'assignee'
  | 'assignee-before'
  | 'township'
  | 'county'
  | 'tier'
  | 'tiers-passed'
  | 'new-tiers'
  | 'superior'
  | 'order-tier';

/** What has to be so after a step that has no one consequence. */
export type Condition =
  | 'danger'
  | 'may-close'
  | 'confirmed'
  | 'sent-back'
  | 'sent-up'
  | 'passed-on'
  | 'is-reopened'
  | 'turned-danger'
  | 'stays-closed'
  | 'day-moved'
  | 'other-township';

export interface CaseRow {
  readonly to: Receiver;
  readonly about: CaseNotification;
  readonly when?: Condition;
  /** Of a safeguarding case only those are told who have to act. */
  readonly act: boolean;
}

const act = (to: Receiver, about: CaseNotification, when?: Condition): CaseRow => ({
  to,
  about,
  act: true,
  ...(when === undefined ? {} : { when }),
});
const know = (...row: Parameters<typeof act>): CaseRow => ({ ...act(...row), act: false });

/** A step, and where it is one of the escalation which of them. */
export type Occasion = Exclude<Step, 'ladder'> | `ladder/${TakenEscalation}`;

const climbed = [act('new-tiers', 'climbed')];

/**
 * Who is told of which step of a case: notices follow from this table and from nothing else. A row `act` tells whoever has
 * to do something, a row `know` who has to know. `npm run told` publishes it.
 */
export const CASE_RECEIVERS: Readonly<Record<Occasion, readonly CaseRow[]>> = {
  reported: [act('township', 'to-accept'), act('county', 'danger', 'danger')],
  accepted: [know('reporters', 'accepted')],
  refused: [act('reporters', 'refused')],
  assigned: [act('assignee', 'assigned'), act('assignee-before', 'reassigned', 'passed-on')],
  returned: [act('township', 'returned')],
  'address-disputed': [act('superior', 'address-disputed')],
  'address-decided': [act('assignee', 'assigned'), act('assignee-before', 'reassigned', 'passed-on')],
  started: [],
  waiting: [act('reporters', 'waiting')],
  resumed: [know('reporters', 'resumed')],
  'extension-asked': [act('township', 'extension-asked')],
  'extension-granted': [act('owner', 'extension-decided'), act('reporters', 'tell-requester')],
  'extension-denied': [act('owner', 'extension-decided'), act('reporters', 'tell-requester')],
  answered: [act('reporter', 'to-verify'), know('other-reporters', 'answered')],
  verified: [
    act('township', 'to-close', 'may-close'),
    know('owner', 'verified', 'confirmed'),
    know('reporters', 'verified', 'confirmed'),
    act('owner', 'reopened', 'sent-back'),
    know('reporters', 'reopened', 'sent-back'),
    act('township', 'reopened', 'sent-up'),
    act('new-tiers', 'climbed', 'sent-up'),
    act('assignee-before', 'reassigned', 'sent-up'),
    know('reporters', 'reopened', 'sent-up'),
  ],
  closed: [know('owner', 'closed'), know('reporters', 'closed')],
  reopened: [act('owner', 'reopened'), know('reporters', 'reopened')],
  noted: [],
  attached: [],
  merged: [know('reporters', 'merged')],
  absorbed: [know('owner', 'absorbed')],
  unmerged: [act('township', 'to-accept'), know('reporters', 'unmerged')],
  released: [know('owner', 'released')],
  'follow-up-asked': [act('owner', 'order-asked')],
  'follow-up-answered': [act('order-tier', 'order-answered')],
  'follow-up-accepted': [act('owner', 'order-settled')],
  'follow-up-sent-back': [act('owner', 'order-asked')],
  'follow-up-withdrawn': [act('owner', 'order-settled')],
  'follow-up-overdue': [act('owner', 'order-overdue'), act('order-tier', 'order-overdue')],
  'outcome-asked': [act('reporter', 'ask-outcome')],
  'outcome-noted': [
    act('owner', 'reopened', 'is-reopened'),
    know('reporters', 'reopened', 'is-reopened'),
    know('owner', 'outcome-noted', 'stays-closed'),
  ],
  recounted: [act('reporters', 'tell-requester', 'day-moved')],
  'handed-over': [act('assignee', 'assigned')],
  refiled: [act('township', 'moved-here', 'other-township')],
  corrected: [
    act('owner', 'corrected'),
    know('township', 'corrected'),
    act('reporters', 'tell-requester'),
    act('county', 'danger', 'turned-danger'),
  ],
  'refusal-taken-back': [act('township', 'to-accept'), act('reporters', 'tell-requester')],
  withdrawn: [
    act('assignee-before', 'withdrawn'),
    know('township', 'withdrawn'),
    know('reporters', 'withdrawn'),
  ],
  // Once more what the report told: it is one notice, so that a lost event costs minutes and nobody is told twice.
  'ladder/tell-county': [act('county', 'danger')],
  'ladder/tell-prefecture': [act('tier', 'danger')],
  'ladder/remind-owner': [act('owner', 'due-soon')],
  'ladder/remind-head': [act('owner', 'due-soon'), act('township', 'due-soon')],
  'ladder/mark-overdue': [
    act('owner', 'overdue'),
    act('tiers-passed', 'overdue'),
    act('reporters', 'tell-requester'),
  ],
  'ladder/climb-1': climbed,
  'ladder/climb-2': climbed,
  'ladder/climb-3': climbed,
  'ladder/remind-top': [act('tier', 'still-open')],
};
